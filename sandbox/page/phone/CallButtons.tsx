import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PhoneState } from '../state/phoneState.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Commands } from './commands.ts';

interface Props {
  phone: PhoneState;
  commands: Commands;
}

/** The buttons to call, answer, decline and hang up. A button that ends a call is never at the place of one that begins it. */
export function CallButtons(props: Props) {
  const { phase } = props.phone;
  return (
    <div class="call-buttons" ref={useKeptFocus(phase)}>
      {phase === 'idle' && <IdleButtons {...props} />}
      {phase === 'incoming' && <IncomingButtons {...props} />}
      {(phase === 'calling' || phase === 'talking') && <InCallButtons {...props} />}
    </div>
  );
}

function IdleButtons({ commands: { busy, dial, callMe } }: Props) {
  return (
    <>
      <button type="button" class="go" disabled={busy} onClick={dial}>
        <Icon name="call" />
        Call the line
      </button>
      {callMe && (
        <button type="button" class="plain" disabled={busy} onClick={callMe}>
          Have the line call me
        </button>
      )}
    </>
  );
}

function IncomingButtons({ phone: { call }, commands: { answer, decline } }: Props) {
  return (
    <>
      <button type="button" class="go ringing" onClick={answer}>
        <Icon name="call" />
        Answer
      </button>
      <button type="button" class="end" onClick={() => call && decline(call.sid)}>
        <Icon name="hangUp" />
        Decline
      </button>
    </>
  );
}

function InCallButtons({ phone: { phase }, commands: { hangUp } }: Props) {
  return (
    <>
      <p class="hint">{phase === 'talking' ? 'The keys of your keyboard work too: 0 to 9, * and #.' : ''}</p>
      <button type="button" class="end" onClick={hangUp}>
        <Icon name="hangUp" />
        Hang up
      </button>
    </>
  );
}

/** The focus stays among these buttons when the one that had it goes away. */
function useKeptFocus(phase: string) {
  const place = useRef<HTMLDivElement>(null);
  const within = useRef(false);
  useLayoutEffect(() => {
    if (within.current && (document.activeElement === document.body || !document.activeElement)) {
      place.current?.querySelector('button')?.focus();
    }
    const remember = () => {
      within.current = place.current?.contains(document.activeElement) ?? false;
    };
    remember();
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, [phase]);
  return place;
}
