import { useEffect, useRef, useState } from 'preact/hooks';
import { canRecord, type MicrophoneRecording, recordMicrophone } from '../sound/microphone.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Commands } from './useCommands.ts';

/** Speaks a message into the microphone, where there is one. Pressed again, the message is left. */
export function RecordButton({ commands }: { commands: Commands }) {
  const [busy, setBusy] = useState(false);
  const recording = useRef<MicrophoneRecording>();
  useEffect(() => () => recording.current?.cancel(), []);
  if (!canRecord()) return null;
  const begin = async () => {
    commands.beginTalking();
    setBusy(
      await commands.attempt(async () => {
        recording.current = await recordMicrophone().catch(() => {
          throw new Error('The microphone is not allowed or not there. Type your message, or leave silence.');
        });
      }),
    );
  };
  const leave = async () => {
    const wav = await recording.current?.stop();
    recording.current = undefined;
    setBusy(false);
    if (wav) await commands.leaveRecording(wav);
  };
  const label = busy ? 'Stop, and leave the message' : 'Speak into the microphone';
  return (
    <button
      type="button"
      class="small icon-only"
      aria-label={label}
      title={label}
      aria-pressed={busy}
      onClick={busy ? leave : begin}
    >
      <Icon name={busy ? 'stop' : 'microphone'} />
    </button>
  );
}
