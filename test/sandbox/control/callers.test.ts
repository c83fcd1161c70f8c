import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { LINE, startTestSandbox, type TestSandbox } from '../support.ts';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox(({ path }) => ({
    body: path === '/sms' ? '<Response><Message>Thank you.</Message></Response>' : '<Response/>',
  }));
});
afterAll(() => sandbox.close());
beforeEach(() => {
  sandbox.app.received.length = 0;
  sandbox.twilio.store.exchanges.length = 0;
});

/** Callers and senders without a phone number. */
const WITHOUT_NUMBER = [
  ...['anonymous', 'Anonymous', 'ANONYMOUS', 'Restricted', 'Blocked', 'Private', 'unknown', 'Unavailable'],
  ...['+266696687', '+7378742883', '+86282452253', '+8656696', '+2562533'],
  ...['', '12345', '733', '32665321', 'SUPPORT', 'AT&T', 'My Bank', 'Café'],
  ...['client:front_desk', 'sip:alice@example.com', 'sips:alice@example.com;transport=tls'],
  'sip:anonymous@anonymous.invalid',
];

/** What is neither a number nor anything else that may call. */
const NOBODY: unknown[] = [
  ...['2025550143', '+1', '+', 'me', '12', '123456789', 'a name much too long', ' ', '+1202555014x'],
  ...['client:', 'client:two words', 'sip:', 'sip:alice', ' anonymous', 'anonymous\n', 'a\u0000bc', '\uD800'],
  ...[null, 7, true, [], {}, ['+12025550143']],
];

async function receive(path: '/calls' | '/messages', from: string) {
  const { status, json } = await sandbox.ask('POST', path, { from, body: 'Hello' });
  await sandbox.clock.settle();
  return { status, sid: json.sid, asked: sandbox.app.received[0] };
}

describe.each(WITHOUT_NUMBER)('"%s"', (address) => {
  test('calls, and the signed webhook tells who it is', async () => {
    const { status, sid, asked } = await receive('/calls', address);
    expect(status).toBe(201);
    expect(asked).toMatchObject({ path: '/voice', signed: true });
    expect(asked?.params).toMatchObject({
      From: address,
      Caller: address,
      FromCountry: '',
      CallerCountry: '',
    });
    expect(asked?.params).toMatchObject({ To: LINE, ToCountry: 'US' });
    const { json } = await sandbox.rest('GET', `Calls/${sid}.json`);
    expect(json).toMatchObject({ from: address, from_formatted: address, forwarded_from: null });
  });

  test('texts, and a reply to it is an error beside the webhook', async () => {
    const { status, sid, asked } = await receive('/messages', address);
    expect(status).toBe(201);
    expect(asked).toMatchObject({ path: '/sms', signed: true, params: { From: address, FromCountry: '' } });
    expect(sandbox.errors()).toEqual([expect.stringMatching(/^14101 /)]);
    const replies = [...sandbox.twilio.store.messages.values()].filter(({ inReplyTo }) => inReplyTo === sid);
    expect(replies).toEqual([]);
    expect((await sandbox.rest('GET', `Messages/${sid}.json`)).json.from).toBe(address);
  });

  test('gets no text and no call by REST', async () => {
    const instructions: [string, string] = ['Twiml', '<Response/>'];
    const asked: [string, string][] = [['To', address], ['From', LINE], ['Body', 'Hello'], instructions];
    const codes = address === '' ? [21604, 21201] : [21211, 21211];
    const answers = [
      await sandbox.rest('POST', 'Messages.json', asked),
      await sandbox.rest('POST', 'Calls.json', asked),
    ];
    expect(answers.map(({ status, json }) => [status, json.code])).toEqual(codes.map((code) => [400, code]));
  });

  test('gets no text out of a call, and is no callerId', async () => {
    sandbox.app.on('/voice', '<Sms>Hello</Sms><Dial>+12025550177</Dial>');
    const call = await sandbox.phone(address).call();
    await call.ended();
    const found = call.trace.filter(({ problem }) => problem).map(({ detail }) => detail);
    expect(found).toEqual([expect.stringContaining('14101'), expect.stringContaining('13214')]);
    sandbox.app.on('/voice', '');
  });
});

describe.each(NOBODY)('%j', (from) => {
  test.each(['/calls', '/messages'])('may not use POST %s', async (path) => {
    const { status, json } = await sandbox.ask('POST', path, { from, body: 'Hello' });
    expect({ status, json }).toEqual({
      status: 400,
      json: { error: expect.stringMatching(/^"from" must be .*"anonymous"/), field: 'from' },
    });
  });
});

describe('a forwarded call', () => {
  const ask = (changes: object) =>
    sandbox.ask('POST', '/calls', { from: '+12025550143', callerName: 'ADA', ...changes });

  test('has ForwardedFrom, CalledVia and CallerName, and REST knows of it', async () => {
    const { json } = await ask({ forwardedFrom: '+12025550177' });
    await sandbox.clock.settle();
    const named = { ForwardedFrom: '+12025550177', CalledVia: '+12025550177', CallerName: 'ADA' };
    expect(sandbox.app.received[0]).toMatchObject({ signed: true, params: named });
    const call = (await sandbox.rest('GET', `Calls/${json.sid}.json`)).json;
    expect(call).toMatchObject({ forwarded_from: '+12025550177', caller_name: 'ADA' });
    const state = (await sandbox.ask('GET', '/state')).json;
    expect(state.calls.at(-1)).toMatchObject({ forwardedFrom: '+12025550177', callerName: 'ADA' });
  });

  test.each<[string, unknown]>([
    ['forwardedFrom', null],
    ['forwardedFrom', ''],
    ['forwardedFrom', 'me'],
    ['forwardedFrom', 7],
    ['forwardedFrom', LINE],
    ['callerName', null],
    ['callerName', ''],
    ['to', null],
    ['to', 'anonymous'],
  ])('is refused for %s: %j', async (field, value) => {
    expect(await ask({ [field]: value })).toMatchObject({ status: 400, json: { field } });
  });
});
