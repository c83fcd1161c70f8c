import { afterEach, expect, test } from 'vitest';
import type { Answer } from '../../support/webhookServer.ts';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let line: TestSandbox;
afterEach(() => line.close());

const SERVICE = `MG${'a'.repeat(32)}`;

async function callbacks(
  form: Record<string, string>,
  reply: Answer = {},
): Promise<(string | undefined)[][]> {
  line = await startTestSandbox(() => reply);
  const params = Object.entries({
    To: PERSON,
    Body: 'Hello',
    StatusCallback: `${line.app.origin}/status`,
    ...form,
  });
  await line.rest('POST', 'Messages.json', params);
  await line.clock.advance(5000);
  return line.app.received.map(({ params }) => [params.MessageStatus, params.SmsStatus, params.From]);
}

test('a message tells each status but its first', async () => {
  expect(await callbacks({ From: LINE })).toEqual([
    ['sent', 'sent', LINE],
    ['delivered', 'delivered', LINE],
  ]);
  const [message] = line.twilio.store.messages.values();
  expect(line.app.received[0]?.params).toEqual({
    MessageSid: message?.sid,
    SmsSid: message?.sid,
    MessageStatus: 'sent',
    SmsStatus: 'sent',
    To: PERSON,
    From: LINE,
    AccountSid: message?.accountSid,
    ApiVersion: '2010-04-01',
  });
  expect(line.app.received[0]).toMatchObject({ method: 'POST', signature: expect.stringMatching(/=$/) });
});

test('with a Messaging Service it is queued in between, and gets its sender and segments there', async () => {
  expect(await callbacks({ MessagingServiceSid: SERVICE })).toEqual([
    ['queued', 'queued', LINE],
    ['sent', 'sent', LINE],
    ['delivered', 'delivered', LINE],
  ]);
  const [message] = line.twilio.store.messages.values();
  expect(message).toMatchObject({ from: LINE, numSegments: 1, status: 'delivered' });
});

test('a callback that fails stops nothing', async () => {
  expect(await callbacks({ From: LINE }, { status: 500 })).toHaveLength(2);
});

test('a scheduled message leaves at its time', async () => {
  line = await startTestSandbox(() => ({}));
  const sendAt = line.clock.now() + 3_600_000;
  const asked = {
    to: PERSON,
    messagingServiceSid: SERVICE,
    body: 'x',
    mediaUrls: [],
    direction: 'outbound-api',
    sendAt,
  };
  const message = line.twilio.messages.send({ ...asked, direction: 'outbound-api' });
  await line.clock.advance(3_599_999);
  expect(message.status).toBe('scheduled');
  await line.clock.advance(2000);
  expect(message.status).toBe('delivered');
});

test('a text to another number of the account comes in there', async () => {
  const other = '+12025550100';
  line = await startTestSandbox(() => ({ body: '<Response><Message>pong</Message></Response>' }));
  line.configure({ number: other });
  await line.rest('POST', 'Messages.json', [
    ['To', LINE],
    ['From', other],
    ['Body', 'ping'],
  ]);
  await line.clock.advance(2000);
  const seen = [...line.twilio.store.messages.values()].map(({ direction, from, to, body }) => [
    direction,
    from,
    to,
    body,
  ]);
  expect(seen).toEqual([
    ['outbound-api', other, LINE, 'ping'],
    ['inbound', other, LINE, 'ping'],
    ['outbound-reply', LINE, other, 'pong'],
    ['inbound', LINE, other, 'pong'],
  ]);
});

test('two lines that answer each other are stopped', async () => {
  const other = '+12025550100';
  line = await startTestSandbox(() => ({ body: '<Response><Message>again</Message></Response>' }));
  line.configure({ number: other, smsUrl: `${line.app.origin}/sms` });
  line.twilio.messages.receive({ from: other, to: LINE, body: 'start of it' });
  await line.clock.advance(600_000);
  const messages = [...line.twilio.store.messages.values()];
  expect(messages.at(-1)).toMatchObject({ errorCode: 14107 });
  expect(messages.length).toBeLessThan(100);
});

test('a reply to who has texted STOP fails with 21610', async () => {
  line = await startTestSandbox(() => ({
    body: '<Response><Message statusCallback="/status">x</Message></Response>',
  }));
  expect(await line.text('STOP')).toMatchObject([{ status: 'failed', errorCode: 21610 }]);
  await line.clock.advance(1000);
  expect(line.app.received.at(-1)?.params.ErrorCode).toBe('21610');
  expect(await line.text('START')).toMatchObject([{ status: 'queued' }]);
});

test.each([
  ['statusCallback', '<Message statusCallback="/status">x</Message>', ['/status sent', '/status delivered']],
  ['action alone', '<Message action="/action">x</Message>', ['/action sent', '/action delivered']],
  ['both alike', '<Message action="/a" statusCallback="/a">x</Message>', ['/a sent', '/a delivered']],
  [
    'both',
    '<Message action="/action" method="GET" statusCallback="/status">x</Message>',
    ['/action queued', '/status sent', '/status delivered'],
  ],
])('a reply reports to its %s', async (_what, message, expected) => {
  line = await startTestSandbox(({ path }) =>
    path === '/sms' ? { body: `<Response>${message}</Response>` } : {},
  );
  await line.text('ping');
  await line.clock.advance(2000);
  const told = line.app.received.slice(1).map(({ path, params }) => `${path} ${params.MessageStatus}`);
  expect(told).toEqual(expected);
});
