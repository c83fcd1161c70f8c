import { clockTime } from '../state/format.ts';
import type { PhoneCall } from '../state/types.ts';

const SHOWN = 30;

interface Props {
  calls: PhoneCall[];
  /** SID of the call chosen; '' follows this phone. */
  chosen: string;
  choose: (sid: string) => void;
}

/** Chooses whose transcript is shown: this phone's newest call, or any other. */
export function CallChoice({ calls, chosen, choose }: Props) {
  return (
    <select
      aria-label="Call shown"
      value={chosen}
      onChange={({ currentTarget }) => choose(currentTarget.value)}
    >
      <option value="">Newest call</option>
      {calls
        .slice(-SHOWN)
        .reverse()
        .map(({ sid, createdAt, from, to, direction, status }) => (
          <option key={sid} value={sid}>
            {clockTime(createdAt)} {direction === 'inbound' ? `from ${from}` : `to ${to}`}, {status}
          </option>
        ))}
    </select>
  );
}
