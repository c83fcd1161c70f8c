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

/** Samples a second of what a phone line carries. */
export const PHONE_RATE = 8000;

/** A WAV file, PCM of 16 bits, mono. `samples` run from -1 to 1; `rate` is samples per second. */
export function encodeWav(samples: Float32Array, rate = PHONE_RATE): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(44 + samples.length * 2);
  const view = new DataView(bytes.buffer);
  writeHeader(view, samples.length * 2, rate);
  for (const [index, sample] of samples.entries()) {
    const level = Math.max(-1, Math.min(1, sample));
    view.setInt16(44 + index * 2, Math.round(level * 32767), true);
  }
  return bytes;
}

function writeHeader(view: DataView, size: number, rate: number): void {
  writeText(view, 0, 'RIFF');
  view.setUint32(4, 36 + size, true);
  writeText(view, 8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  writeText(view, 36, 'data');
  view.setUint32(40, size, true);
}

function writeText(view: DataView, offset: number, text: string): void {
  for (let i = 0; i < text.length; i += 1) view.setUint8(offset + i, text.charCodeAt(i));
}
