import { afterAll, beforeAll, expect, test } from 'vitest';
import { ACCOUNT, LINE, startTestSandbox, type TestSandbox } from '../support.ts';

let twilio: TestSandbox;
beforeAll(async () => {
  twilio = await startTestSandbox();
  for (let index = 0; index < 5; index += 1) {
    const to = `+1202555010${index}`;
    twilio.twilio.messages.send({
      to,
      from: LINE,
      body: String(index),
      mediaUrls: [],
      direction: 'outbound-api',
    });
    await twilio.clock.advance(24 * 60 * 60 * 1000);
  }
});
afterAll(() => twilio.close());

const list = (query: string) => twilio.rest('GET', `Messages.json${query}`);
const bodies = (json: { messages: { body: string }[] }) => json.messages.map(({ body }) => body).join('');
const BASE = `/2010-04-01/Accounts/${ACCOUNT}/Messages.json`;

test('pages follow one another, newest first', async () => {
  const first = (await list('?PageSize=2')).json;
  expect(bodies(first)).toBe('43');
  expect(first).toMatchObject({
    page: 0,
    page_size: 2,
    start: 0,
    end: 1,
    uri: `${BASE}?PageSize=2&Page=0`,
    first_page_uri: `${BASE}?PageSize=2&Page=0`,
    next_page_uri: `${BASE}?PageSize=2&Page=1`,
    previous_page_uri: null,
  });
  const last = (await list('?PageSize=2&Page=2')).json;
  expect(bodies(last)).toBe('0');
  expect(last).toMatchObject({
    start: 4,
    end: 4,
    next_page_uri: null,
    previous_page_uri: `${BASE}?PageSize=2&Page=1`,
  });
});

test.each([
  ['?To=%2B12025550102', '2'],
  ['?From=%2B15005550006', '43210'],
  ['?To=%2B12025550199', ''],
  ['?DateSent=2026-01-06', '1'],
  ['?DateSent%3E=2026-01-07', '432'],
  ['?DateSent%3C=2026-01-06', '10'],
  ['?DateSent%3E=2026-01-06&DateSent%3C=2026-01-07', '21'],
  ['?PageSize=1000', '43210'],
])('%s', async (query, expected) => {
  expect(bodies((await list(query)).json)).toBe(expected);
});

test.each(['?PageSize=0', '?PageSize=1001', '?Page=-1', '?DateSent=soon'])('%s is refused', async (query) => {
  expect(await list(query)).toMatchObject({ status: 400, json: { code: 20001 } });
});
