import { encodeWav, PHONE_RATE } from './wav.ts';

/** Whether the browser can record at all; the person may still refuse. */
export function canRecord(): boolean {
  return Boolean(
    'MediaRecorder' in globalThis && 'mediaDevices' in navigator && 'OfflineAudioContext' in globalThis,
  );
}

export interface MicrophoneRecording {
  /** Ends it and resolves to a WAV file as a phone line carries it. */
  stop(): Promise<Blob>;
  cancel(): void;
}

/** Starts recording. Rejects if the person or the browser does not allow it. */
export async function recordMicrophone(): Promise<MicrophoneRecording> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start();
  const release = () => {
    for (const track of stream.getTracks()) track.stop();
  };
  return {
    async stop() {
      const stopped = new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }));
      recorder.stop();
      await stopped;
      release();
      return toWav(new Blob(parts, { type: recorder.mimeType }));
    },
    cancel() {
      if (recorder.state !== 'inactive') recorder.stop();
      release();
    },
  };
}

async function toWav(recorded: Blob): Promise<Blob> {
  // A context at the phone's rate resamples while it decodes.
  const context = new OfflineAudioContext(1, 1, PHONE_RATE);
  const audio = await context.decodeAudioData(await recorded.arrayBuffer());
  return new Blob([encodeWav(mono(audio))], { type: 'audio/wav' });
}

function mono(audio: AudioBuffer): Float32Array {
  const channels = Array.from({ length: audio.numberOfChannels }, (_, index) => audio.getChannelData(index));
  return new Float32Array(audio.length).map(
    (_, sample) => channels.reduce((sum, channel) => sum + (channel[sample] ?? 0), 0) / channels.length,
  );
}
