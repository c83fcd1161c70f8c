import { expect, test } from 'vitest';
import { errorOf, isTrouble, pathOf, verdictOf } from '../../../sandbox/page/wire/verdict.ts';
import { makeExchange } from '../call.ts';

test.each([
  [makeExchange(), 'signature accepted'],
  [makeExchange({ verdict: 'refused' }), 'signature refused'],
  [makeExchange({ verdict: null }), undefined],
  [makeExchange({ kind: 'rest', verdict: null }), undefined],
])('the verdict in words', (exchange, words) => {
  expect(verdictOf(exchange)).toBe(words);
});

test.each([
  ['answered', makeExchange(), false],
  ['under way', makeExchange({ status: null, durationMs: null }), false],
  ['without an answer', makeExchange({ status: null }), true],
  ['refused', makeExchange({ status: 403 }), true],
  ['answered with what Twilio cannot use', makeExchange({ error: '12300 Invalid Content-Type' }), true],
])('%s is trouble: %#', (_, exchange, trouble) => {
  expect(isTrouble(exchange)).toBe(trouble);
});

test('an error and its remedy stand apart', () => {
  const error = '11205 HTTP connection failure: ECONNREFUSED. What to do: start the app.';
  expect(errorOf(makeExchange({ error }))).toEqual({
    error: '11205 HTTP connection failure: ECONNREFUSED.',
    remedy: 'start the app.',
  });
  expect(errorOf(makeExchange({ status: 401, error: '20003 Authenticate' }))?.remedy).toContain(
    'TWILIO_AUTH_TOKEN',
  );
  expect(errorOf(makeExchange())).toBeUndefined();
});

test.each([
  ['http://127.0.0.1:7071/api/gatherTwiml/start?verb=1', '/api/gatherTwiml/start?verb=1'],
  [`http://127.0.0.1:7080/2010-04-01/Accounts/AC${'0'.repeat(32)}/Calls.json`, '/Calls.json'],
  ['no URL', 'no URL'],
])('%s is written as %s', (url, path) => {
  expect(pathOf(url)).toBe(path);
});
