import { readable } from './state/format.ts';
import type { SandboxState } from './state/sandboxState.ts';
import { Icon } from './ui/Icon.tsx';

const CONNECTION = { connecting: 'Connecting…', open: 'Connected', lost: 'Reconnecting…' };

/** Addresses within the page, and what they are called. */
const SECTIONS = {
  phone: 'Phone',
  transcript: 'Transcript',
  messages: 'Messages',
  'call-flow': 'Flow',
  wire: 'Wire',
};

interface Props {
  state: SandboxState;
  muted: boolean;
  setMuted: (muted: boolean) => void;
  apiOpen: boolean;
  toggleApi: () => void;
}

export function Header({ state, muted, setMuted, apiOpen, toggleApi }: Props) {
  const { connection, config } = state;
  return (
    <header class="top">
      <div class="brand">
        <Logo />
        <span class="wordmark">Ahoy</span>
      </div>
      <p class="line-number">
        {config.lineNumber ? (
          <>
            <span>The line is</span> <strong>{readable(config.lineNumber)}</strong>
          </>
        ) : (
          ''
        )}
      </p>
      <p class={`connection ${connection}`} role="status">
        {CONNECTION[connection]}
      </p>
      <button type="button" class="quiet" aria-pressed={muted} onClick={() => setMuted(!muted)}>
        <Icon name={muted ? 'mute' : 'sound'} />
        <span class="label">Mute</span>
      </button>
      <button type="button" class="quiet" aria-expanded={apiOpen} onClick={toggleApi}>
        <Icon name="settings" />
        <span class="label">API and settings</span>
      </button>
      <Sections withFlow={config.flow !== undefined} />
    </header>
  );
}

function Sections({ withFlow }: { withFlow: boolean }) {
  return (
    <nav aria-label="Sections">
      {Object.entries(SECTIONS)
        .filter(([id]) => withFlow || id !== 'call-flow')
        .map(([id, title]) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
    </nav>
  );
}

/** The signal flag K, which ships use for "I wish to communicate with you". */
function Logo() {
  return (
    <svg viewBox="0 0 34 26" width="34" height="26" aria-hidden="true">
      <path class="flag-yellow" d="M2 3c5-2.4 10-2.4 15 0v20c-5-2.4-10-2.4-15 0z" />
      <path class="flag-blue" d="M17 3c5 2.4 10 2.4 15 0v20c-5 2.4-10 2.4-15 0z" />
    </svg>
  );
}
