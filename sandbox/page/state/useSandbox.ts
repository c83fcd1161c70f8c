import { useEffect, useReducer } from 'preact/hooks';
import { addressOf } from './identity.ts';
import { EMPTY, reduce, type SandboxEvent, type SandboxState } from './sandboxState.ts';

/** How long to wait (ms) before another try where the browser has given up on the events by itself. */
const RETRY = 1000;

/** What the sandbox knows, kept up to date; while the page is open, its phone counts as held. */
export function useSandbox(number: string): SandboxState {
  const [state, dispatch] = useReducer(reduceAll, EMPTY);
  useEffect(() => follow(number, inFrames(dispatch)), [number]);
  return state;
}

const reduceAll = (state: SandboxState, events: SandboxEvent[]) => events.reduce(reduce, state);

/** Follows the sandbox's events through restarts of the server. Returns what ends it. */
function follow(number: string, dispatch: (event: SandboxEvent) => void): () => void {
  let source: EventSource;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const loadConfig = () => {
    fetch('/sandbox/config')
      .then(async (response) => response.ok && dispatch({ type: 'config', data: await response.json() }))
      .catch(() => undefined);
  };
  const open = () => {
    source = new EventSource(`/sandbox/events${addressOf(number)}`);
    for (const type of ['state', 'call', 'message', 'exchange'] as const) {
      source.addEventListener(type, ({ data }) => dispatch({ type, data: JSON.parse(data) }));
    }
    source.addEventListener('state', loadConfig);
    source.addEventListener('app', loadConfig);
    source.onerror = () => {
      dispatch({ type: 'connection', data: 'lost' });
      if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, RETRY);
    };
  };
  open();
  return () => {
    clearTimeout(retry);
    source.close();
  };
}

/**
 * Passes items on together, once per frame of the screen. So a thousand items that come at once are drawn a few times only.
 * A hidden page has no frames, but may have to ring: there they are passed on at once.
 */
function inFrames<T>(handOver: (items: T[]) => void): (item: T) => void {
  let waiting: T[] = [];
  const flush = () => {
    const items = waiting;
    waiting = [];
    if (items.length > 0) handOver(items);
  };
  addEventListener('visibilitychange', flush);
  return (item) => {
    waiting.push(item);
    if (document.hidden) flush();
    else if (waiting.length === 1) requestAnimationFrame(flush);
  };
}
