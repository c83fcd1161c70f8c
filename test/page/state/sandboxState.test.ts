import { expect, test } from 'vitest';
import { EMPTY, KEPT_EXCHANGES, reduce } from '../../../sandbox/page/state/sandboxState.ts';
import { makeCall, makeExchange, makeMessage } from '../call.ts';

test('a whole state replaces what was there, and connects', () => {
  const before = { ...EMPTY, connection: 'lost' as const, calls: [makeCall()] };
  const data = { calls: [], messages: [makeMessage()], exchanges: [] };
  expect(reduce(before, { type: 'state', data })).toMatchObject({ ...data, connection: 'open' });
});

test('a call, message or exchange is added once and then refreshed in its place', () => {
  let state = EMPTY;
  for (const status of ['ringing', 'in-progress', 'completed'] as const) {
    state = reduce(state, { type: 'call', data: makeCall({ status }) });
    state = reduce(state, { type: 'call', data: makeCall({ sid: 'CA2' }) });
    state = reduce(state, { type: 'message', data: makeMessage({ body: status }) });
    state = reduce(state, { type: 'exchange', data: makeExchange({ purpose: status }) });
  }
  expect(state.calls.map(({ sid, status }) => [sid, status])).toEqual([
    ['CA1', 'completed'],
    ['CA2', 'in-progress'],
  ]);
  expect(state.messages.map(({ body }) => body)).toEqual(['completed']);
  expect(state.exchanges.map(({ purpose }) => purpose)).toEqual(['completed']);
});

test('of very many exchanges the newest are kept, whether they come one by one or at once', () => {
  const many = Array.from({ length: KEPT_EXCHANGES + 20 }, (_, id) => makeExchange({ id }));
  const oneByOne = many.reduce((state, data) => reduce(state, { type: 'exchange', data }), EMPTY);
  const atOnce = reduce(EMPTY, { type: 'state', data: { calls: [], messages: [], exchanges: many } });
  for (const { exchanges } of [oneByOne, atOnce]) {
    expect(exchanges).toHaveLength(KEPT_EXCHANGES);
    expect([exchanges[0]?.id, exchanges.at(-1)?.id]).toEqual([20, KEPT_EXCHANGES + 19]);
  }
});

test('what an event does not touch keeps its identity', () => {
  const state = reduce(EMPTY, { type: 'call', data: makeCall() });
  const next = reduce(state, { type: 'message', data: makeMessage() });
  expect(next.calls).toBe(state.calls);
  expect(reduce(next, { type: 'connection', data: 'connecting' })).toBe(next);
});
