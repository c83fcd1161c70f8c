import { useMemo, useState } from 'preact/hooks';
import type { Exchange } from '../state/types.ts';
import { Panel } from '../ui/Panel.tsx';
import { Scroll } from '../ui/Scroll.tsx';
import { useStickToEnd } from '../ui/useStickToEnd.ts';
import { isTrouble } from './verdict.ts';
import { WireRow } from './WireRow.tsx';

/** Rows drawn at once; older ones on demand. */
const PAGE = 60;

const FILTERS = {
  all: 'Everything',
  call: 'Of the call shown',
  webhook: 'Webhooks',
  rest: 'REST API',
  trouble: 'Trouble',
};

type Filter = keyof typeof FILTERS;

/** Every request between Twilio and the functions, oldest first. */
export function Wire({ exchanges, callSid }: { exchanges: Exchange[]; callSid: string | undefined }) {
  const [filter, setFilter] = useState<Filter>('all');
  const [open, setOpen] = useState<number>();
  const [pages, setPages] = useState(1);
  const matching = useMemo(
    () => exchanges.filter((exchange) => matches(exchange, filter, callSid)),
    [exchanges, filter, callSid],
  );
  const shown = matching.slice(-PAGE * pages);
  const list = useStickToEnd<HTMLDivElement>(exchanges, open !== undefined);
  return (
    <Panel title="Wire" tools={<FilterChoice filter={filter} setFilter={setFilter} />}>
      <Scroll class="wire" place={list} label="Requests">
        {shown.length === 0 && <p class="empty">{emptyText(filter)}</p>}
        {shown.length < matching.length && (
          <button type="button" class="small earlier" onClick={() => setPages(pages + 1)}>
            Show earlier ones ({matching.length - shown.length})
          </button>
        )}
        <ol>
          {shown.map((exchange) => (
            <WireRow key={exchange.id} exchange={exchange} open={open === exchange.id} setOpen={setOpen} />
          ))}
        </ol>
      </Scroll>
    </Panel>
  );
}

function matches(exchange: Exchange, filter: Filter, callSid: string | undefined): boolean {
  if (filter === 'call') return exchange.callSid !== null && exchange.callSid === callSid;
  if (filter === 'trouble') return isTrouble(exchange);
  return filter === 'all' || exchange.kind === filter;
}

function emptyText(filter: Filter): string {
  return filter === 'all'
    ? 'Nothing on the wire yet. Every request will be listed here.'
    : 'None of this kind.';
}

function FilterChoice({ filter, setFilter }: { filter: Filter; setFilter: (filter: Filter) => void }) {
  return (
    <select
      aria-label="Requests shown"
      value={filter}
      onChange={({ currentTarget }) => setFilter(currentTarget.value as Filter)}
    >
      {Object.entries(FILTERS).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
