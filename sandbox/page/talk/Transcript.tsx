import { useMemo } from 'preact/hooks';
import { clockTime } from '../state/format.ts';
import { type Line, transcriptOf } from '../state/transcript.ts';
import type { OwnAction, PhoneCall } from '../state/types.ts';
import { Panel, Scroll, useStickToEnd } from '../ui/Panel.tsx';

const WHO = { line: 'Line', me: 'You', other: 'Other phone', note: '', problem: 'Problem' };

/** Calls that can be chosen. */
const SHOWN = 30;

interface Props {
  call: PhoneCall | undefined;
  calls: PhoneCall[];
  chosen: string;
  choose: (sid: string) => void;
  actions: OwnAction[];
}

/** What was said and done in a call, as it happens. */
export function Transcript({ call, calls, chosen, choose, actions }: Props) {
  const lines = useMemo(() => (call ? transcriptOf(call, actions) : []), [call, actions]);
  const list = useStickToEnd<HTMLDivElement>(lines);
  return (
    <Panel title="Transcript" tools={<CallChoice calls={calls} chosen={chosen} choose={choose} />}>
      <Scroll class="transcript" place={list} role="log" label="What is said">
        {call && <p class="call-title">{titleOf(call)}</p>}
        {lines.map((line, index) => (
          <TranscriptLine key={`${call?.sid} ${index}`} line={line} />
        ))}
        {!call && <p class="empty">Press “Call the line”. What you hear is written here.</p>}
      </Scroll>
    </Panel>
  );
}

function titleOf({ from, to, direction, createdAt, forwardedFrom, forwardedTo }: PhoneCall): string {
  const kind =
    direction === 'inbound' ? 'Call' : direction === 'outbound-dial' ? 'Forwarded call' : 'Call by the app';
  const via = forwardedFrom ? `, forwarded by ${forwardedFrom}` : '';
  const further = forwardedTo ? `, forwarded to ${forwardedTo}` : '';
  return `${kind} from ${from || 'unknown'} to ${to}${via}${further}, ${clockTime(createdAt)}`;
}

function TranscriptLine({ line: { who, at, text } }: { line: Line }) {
  return (
    <p class={`said ${who}`}>
      <time dateTime={timeStamp(at)}>{at === Number.MAX_SAFE_INTEGER ? '' : clockTime(at)}</time>
      {WHO[who] && <b>{WHO[who]}</b>}
      <span>{text}</span>
    </p>
  );
}

function timeStamp(at: number): string {
  return at === Number.MAX_SAFE_INTEGER ? '' : new Date(at).toISOString();
}

/** Chooses whose transcript is shown: this phone's newest call, or any other. */
function CallChoice({ calls, chosen, choose }: Omit<Props, 'call' | 'actions'>) {
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
            {clockTime(createdAt)} {direction === 'inbound' ? `from ${from || 'unknown'}` : `to ${to}`},{' '}
            {status}
          </option>
        ))}
    </select>
  );
}
