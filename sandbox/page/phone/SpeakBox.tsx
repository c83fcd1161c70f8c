import { useEffect, useRef, useState } from 'preact/hooks';
import { canRecord, type MicrophoneRecording, recordMicrophone } from '../sound/microphone.ts';
import { listenOnce, recognitionMaker } from '../sound/recognition.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Commands } from './commands.ts';

interface Props {
  /** A call is under way. */
  enabled: boolean;
  /** The line is recording a message. */
  recording: boolean;
  /** Language of what was heard last, for listening to the answer. */
  language: string | undefined;
  commands: Commands;
}

/** To say something by typing it or by speaking, and to leave a message. */
export function SpeakBox({ enabled, recording, language, commands }: Props) {
  const [text, setText] = useState('');
  const say = (event: Event) => {
    event.preventDefault();
    if (!enabled || text.trim() === '') return;
    commands.say(text.trim());
    setText('');
  };
  return (
    <form class={`speak ${recording ? 'recording' : ''}`} onSubmit={say}>
      <label for="speech">{recording ? 'Leave your message' : 'Say something'}</label>
      <div class="row">
        <input
          id="speech"
          value={text}
          disabled={!enabled}
          autocomplete="off"
          placeholder={recording ? 'Type it, or speak' : 'Instead of speaking'}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <button type="submit" class="small" disabled={!enabled}>
          Say
        </button>
        {recording ? (
          <RecordButton commands={commands} />
        ) : (
          <ListenButton enabled={enabled} language={language} heard={commands.say} />
        )}
      </div>
    </form>
  );
}

interface ListenProps {
  enabled: boolean;
  language: string | undefined;
  heard: (text: string) => void;
}

/** Speech input, where the browser has it. */
function ListenButton({ enabled, language, heard }: ListenProps) {
  const [listening, setListening] = useState(false);
  const stop = useRef<() => void>(() => undefined);
  if (!recognitionMaker()) return null;
  const toggle = () => {
    if (listening) return stop.current();
    setListening(true);
    stop.current = listenOnce(language, heard, () => setListening(false));
  };
  return (
    <button
      type="button"
      class="small icon-only"
      disabled={!enabled}
      aria-label="Speak"
      aria-pressed={listening}
      title="Speak (your browser may use its maker's speech service)"
      onClick={toggle}
    >
      <Icon name="microphone" />
    </button>
  );
}

/** Speaks a message into the microphone, where there is one. Pressed again, the message is left. */
function RecordButton({ commands }: { commands: Commands }) {
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
