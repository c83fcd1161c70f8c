import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PhoneState } from '../state/phoneState.ts';
import { Icon } from '../ui/Icon.tsx';
import type { Commands } from './commands.ts';

/** To call, answer, decline, hang up. What ends a call never stands where what begins one stood. */
export function CallButtons({ phone, commands }: { phone: PhoneState; commands: Commands }) {
  const { phase, call } = phone;
  const { busy, dial, callMe, answer, decline, hangUp } = commands;
  return (
    <div class="call-buttons" ref={useKeptFocus(phase)}>
      {phase === 'idle' && (
        <>
          <button type="button" key="call" class="go" disabled={busy} onClick={dial}>
            <Icon name="call" />
            Call the line
          </button>
          {callMe && (
            <button type="button" key="callMe" class="plain" disabled={busy} onClick={callMe}>
              Have the line call me
            </button>
          )}
        </>
      )}
      {phase === 'incoming' && call && (
        <>
          <button type="button" key="answer" class="go ringing" onClick={answer}>
            <Icon name="call" />
            Answer
          </button>
          <button type="button" key="decline" class="end" onClick={() => decline(call.sid)}>
            <Icon name="hangUp" />
            Decline
          </button>
        </>
      )}
      {(phase === 'calling' || phase === 'talking') && (
        <>
          <p class="hint">
            {phase === 'talking' ? 'The keys of your keyboard work too: 0 to 9, * and #.' : ''}
          </p>
          <button type="button" key="hangUp" class="end" onClick={hangUp}>
            <Icon name="hangUp" />
            Hang up
          </button>
        </>
      )}
    </div>
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
