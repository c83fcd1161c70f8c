import { useRef, useState } from 'preact/hooks';
import { listenOnce, recognitionMaker } from '../sound/listening.ts';
import { Icon } from '../ui/Icon.tsx';

interface Props {
  enabled: boolean;
  language: string | undefined;
  heard: (text: string) => void;
}

/** Speech input, where the browser has it. */
export function ListenButton({ enabled, language, heard }: Props) {
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
