import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { preciseTime } from '../state/format.ts';
import type { Exchange } from '../state/types.ts';
import { Icon } from '../ui/Icon.tsx';
import { ExchangeDetails } from './ExchangeDetails.tsx';
import { isTrouble, pathOf, verdictOf } from './verdict.ts';

interface Props {
  exchange: Exchange;
  open: boolean;
  setOpen: (id: number | undefined) => void;
}

/** One request. Drawn anew only if something about it changes: the list may be long. */
export function WireRow({ exchange, open, setOpen }: Props) {
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
        <span class="hidden">{kind === 'rest' ? 'to Twilio' : 'to the functions'}</span>
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
