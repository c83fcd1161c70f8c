import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sortedQuery } from '../../../sandbox/src/webhooks/target.ts';
import { openSandbox, type TestSandbox } from '../../support/testSandbox.ts';

let sandbox: TestSandbox;
beforeEach(async () => {
  sandbox = await openSandbox();
  // It checks the URL that it sees, as the official SDK's middleware does.
  sandbox.app.elsewhere(({ signed }) => (signed ? '<Say>Welcome</Say>' : { status: 403 }));
});
afterEach(() => sandbox.close());

const exchanges = () => sandbox.twilio.store.exchanges;
const ask = (url: string, method: 'GET' | 'POST' = 'POST') =>
  sandbox.twilio.webhooks.request({
    ...{ url: `${sandbox.app.origin}${url}`, method, purpose: 'voice', callSid: 'CA1' },
    params: [
      ['From', '+12025550143'],
      ['CallSid', 'CA1'],
    ],
  });

describe("a URL's own query", () => {
  test.each([
    ['/a', '/a'],
    ['/a?', '/a?'],
    ['/a?verb=2', '/a?verb=2'],
    ['/a?document=menu&verb=2', '/a?document=menu&verb=2'],
    ['/a?verb=2&document=menu', '/a?document=menu&verb=2'],
    ['/a?b=2&a=9&b=1', '/a?a=9&b=2&b=1'],
    ['/a?b&a', '/a?a&b'],
    ['/a?b=x=y&a=%27+%2B', '/a?a=%27+%2B&b=x=y'],
    ['/a?a=1&B=2', '/a?B=2&a=1'],
    ['/a?a2=1&a=2&a1=3', '/a?a=2&a1=3&a2=1'],
    ['/a?q=what?&a=1', '/a?a=1&q=what?'],
    ['/a?a=1&', '/a?a=1&'],
    ['/a?b=1&&a=2', '/a?a=2&b=1'],
  ])('%s is asked for as %s', (given, asked) => {
    expect(sortedQuery(given)).toBe(asked);
  });

  test.each(['GET', 'POST'] as const)('validates with the official SDK if sorted (%s)', async (method) => {
    expect(await ask('/voice?a=1&b=%27&b=%E2%80%99', method)).toMatchObject({ ok: true });
    expect(sandbox.app.received).toMatchObject([{ signed: true, method }]);
  });

  test.each(['GET', 'POST'] as const)(
    'does not if unsorted, and the exchange says why (%s)',
    async (method) => {
      expect(await ask('/voice?verb=2&document=menu', method)).toMatchObject({ ok: false, code: 11200 });
      expect(sandbox.app.received).toMatchObject([{ signed: false }]);
      expect(exchanges()).toMatchObject([
        {
          verdict: 'refused',
          url: expect.stringMatching(/\/voice\?document=menu&verb=2(&|$)/),
          error: expect.stringMatching(/write the names sorted/),
        },
      ]);
    },
  );

  test('comes before what Twilio appends to a GET, which keeps its order', async () => {
    await ask('/voice?x=1&b=2', 'GET');
    expect(exchanges()[0]?.url).toBe(`${sandbox.app.origin}/voice?b=2&x=1&From=%2B12025550143&CallSid=CA1`);
  });

  test('stays unsorted in the URL that a document resolves against', async () => {
    const answer = await ask('/voice?a=1&b=2', 'GET');
    expect(answer).toMatchObject({ ok: true, url: `${sandbox.app.origin}/voice?a=1&b=2` });
  });

  test('of a status callback is sorted and signed unsorted', async () => {
    const url = `${sandbox.app.origin}/status?verb=2&document=menu`;
    sandbox.twilio.webhooks.notify({ url, method: 'POST', params: [], purpose: 'call status callback' });
    await sandbox.clock.settle();
    expect(sandbox.app.received).toMatchObject([{ signed: false }]);
    expect(exchanges()).toMatchObject([{ error: expect.stringMatching(/^15003 .*names sorted/) }]);
  });
});
