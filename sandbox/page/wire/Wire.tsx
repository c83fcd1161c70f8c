import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { preciseTime } from '../state/format.ts';
import type { Exchange } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { Panel, Scroll, useStickToEnd } from '../ui/Panel.tsx';
import { ExchangeDetails } from './ExchangeDetails.tsx';
import { isTrouble, pathOf, verdictOf } from './verdict.ts';

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

/** Every request between Twilio and the app, oldest first. */
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

interface RowProps {
  exchange: Exchange;
  open: boolean;
  setOpen: (id: number | undefined) => void;
}

/** One request. Drawn anew only if something about it changes: the list may be long. */
function WireRow({ exchange, open, setOpen }: RowProps) {
  const row = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    if (open) row.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return useMemo(
    () => (
      <li ref={row} class={isTrouble(exchange) ? 'trouble' : undefined}>
        <button
          type="button"
          class="exchange"
          aria-expanded={open}
          onClick={() => setOpen(open ? undefined : exchange.id)}
        >
          <Summary exchange={exchange} />
        </button>
        {open && <ExchangeDetails exchange={exchange} />}
      </li>
    ),
    [exchange, open, setOpen],
  );
}

function Summary({ exchange }: { exchange: Exchange }) {
  const { kind, at, method, url, status, durationMs, purpose } = exchange;
  const verdict = verdictOf(exchange);
  const underWay = durationMs === null;
  return (
    <>
      <Icon name="chevron" />
      <time>{preciseTime(at)}</time>
      <span class={`direction ${kind}`}>
        <Icon name={kind === 'rest' ? 'toTwilio' : 'toApp'} />
        <span class="hidden">{kind === 'rest' ? 'to Twilio' : 'to the app'}</span>
      </span>
      <span class="request" title={`${method} ${url}`}>
        <b>{method}</b> {pathOf(url)}
      </span>
      <span class="purpose">{purpose}</span>
      <span class={verdict?.endsWith('refused') ? 'verdict refused' : 'verdict'}>{verdict ?? ''}</span>
      <span class="status">{underWay ? '…' : (status ?? 'no answer')}</span>
      <span class="duration">{underWay ? '' : `${Math.round(durationMs)} ms`}</span>
    </>
  );
}
