import type { Config, Exchange, Message, PhoneCall } from './types.ts';

/** Exchanges the page keeps; the oldest go first, so that the list stays quick. */
export const KEPT_EXCHANGES = 500;

export interface SandboxState {
  connection: 'connecting' | 'open' | 'lost';
  calls: PhoneCall[];
  messages: Message[];
  exchanges: Exchange[];
  config: Config;
}

export type SandboxEvent =
  | { type: 'state'; data: Pick<SandboxState, 'calls' | 'messages' | 'exchanges'> }
  | { type: 'call'; data: PhoneCall }
  | { type: 'message'; data: Message }
  | { type: 'exchange'; data: Exchange }
  | { type: 'config'; data: Config }
  | { type: 'connection'; data: SandboxState['connection'] };

export const EMPTY: SandboxState = {
  connection: 'connecting',
  calls: [],
  messages: [],
  exchanges: [],
  config: {},
};

/** The state after an event of GET /sandbox/events. What did not change keeps its identity. */
export function reduce(state: SandboxState, event: SandboxEvent): SandboxState {
  switch (event.type) {
    case 'state':
      return replace(state, event.data);
    case 'call':
      return { ...state, calls: upsert(state.calls, event.data, ({ sid }) => sid) };
    case 'message':
      return { ...state, messages: upsert(state.messages, event.data, ({ sid }) => sid) };
    case 'exchange':
      return { ...state, exchanges: latest(upsert(state.exchanges, event.data, ({ id }) => id)) };
    case 'config':
      return { ...state, config: event.data };
    case 'connection':
      return state.connection === event.data ? state : { ...state, connection: event.data };
  }
}

function replace(
  state: SandboxState,
  data: Pick<SandboxState, 'calls' | 'messages' | 'exchanges'>,
): SandboxState {
  const { calls, messages, exchanges } = data;
  return {
    ...state,
    calls,
    messages,
    exchanges: latest(exchanges),
    connection: 'open',
  };
}

function latest(exchanges: Exchange[]): Exchange[] {
  return exchanges.length > KEPT_EXCHANGES ? exchanges.slice(-KEPT_EXCHANGES) : exchanges;
}

function upsert<T>(items: T[], item: T, keyOf: (item: T) => string | number): T[] {
  const index = items.findLastIndex((other) => keyOf(other) === keyOf(item));
  return index < 0 ? [...items, item] : items.with(index, item);
}
