import { useEffect, useState } from 'preact/hooks';
import { minutes, readable } from '../state/format.ts';
import { isRecording, type PhoneState } from '../state/phoneState.ts';
import type { PhoneCall } from '../state/types.ts';

interface Props {
  phone: PhoneState;
  /** Keys pressed in this call. */
  keys: string;
  decline: (sid: string) => void;
}

/** The phone's screen: who, what state, how long. Its size never changes. */
export function Display({ phone, keys, decline }: Props) {
  const { phase, call, waiting, newest } = phone;
  return (
    <div class={`display ${phase}`}>
      <p class="state" role="status">
        {stateInWords(phone)}
      </p>
      <p class="peer">
        {call ? peerOf(call) : newest ? `Last call: ${newest.status}` : 'Call the line, or let it call you.'}
      </p>
      <p class="keys-pressed">{call ? keys.slice(-18) : ''}</p>
      {phase === 'talking' && call?.startTime && <Timer since={call.startTime} />}
      {waiting && (
        <p class="waiting">
          Also ringing: {readable(waiting.from)}
          <button type="button" class="link" onClick={() => decline(waiting.sid)}>
            Decline it
          </button>
        </p>
      )}
    </div>
  );
}

function stateInWords({ phase, call }: PhoneState): string {
  if (phase === 'talking') return isRecording(call) ? 'Recording' : 'In call';
  return { idle: 'Ready', calling: 'Calling the line…', incoming: 'Incoming call' }[phase];
}

/** Who is at the other end: an inbound call of ours goes to the line, all others come from somebody. */
function peerOf(call: PhoneCall): string {
  return call.direction === 'inbound' ? `to ${readable(call.to)}` : `from ${readable(call.from)}`;
}

function Timer({ since }: { since: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const tick = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(tick);
  }, []);
  return <p class="timer">{minutes(now - since)}</p>;
}
