import { validateRequest } from 'twilio/lib/webhooks/webhooks.js';
import { afterEach, describe, expect, test } from 'vitest';
import type { Answer, Received } from '../../support/webhookServer.ts';
import { ACCOUNT, LINE, PERSON, startTestSandbox, type TestSandbox, TOKEN } from '../support.ts';

const open: TestSandbox[] = [];
afterEach(() => Promise.all(open.splice(0).map((line) => line.close())));

async function lineThat(answer: Answer | ((request: Received) => Answer)): Promise<TestSandbox> {
  const line = await startTestSandbox(typeof answer === 'function' ? answer : () => answer);
  open.push(line);
  return line;
}

const twiml = (inner: string): Answer => ({
  body: `<?xml version="1.0" encoding="UTF-8"?><Response>${inner}</Response>`,
});

test('the webhook gets every parameter, rightly signed', async () => {
  const line = await lineThat(twiml(''));
  await line.text('안녕 & hello', ['https://example.com/a.jpg', 'https://example.com/b.constructor']);
  const [request] = line.app.received;
  const params = request?.params ?? {};
  const [message] = line.twilio.store.messages.values();
  expect(params).toEqual({
    MessageSid: message?.sid,
    SmsSid: message?.sid,
    SmsMessageSid: message?.sid,
    SmsStatus: 'received',
    AccountSid: ACCOUNT,
    From: PERSON,
    To: LINE,
    Body: '안녕 & hello',
    NumSegments: '1',
    NumMedia: '2',
    MediaUrl0: 'https://example.com/a.jpg',
    MediaContentType0: 'image/jpeg',
    MediaUrl1: 'https://example.com/b.constructor',
    MediaContentType1: 'application/octet-stream',
    FromCity: '',
    FromState: '',
    FromZip: '',
    FromCountry: 'US',
    ToCity: '',
    ToState: '',
    ToZip: '',
    ToCountry: 'US',
    ApiVersion: '2010-04-01',
  });
  expect(validateRequest(TOKEN, request?.signature ?? '', `${line.app.origin}/sms`, params)).toBe(true);
  expect(message).toMatchObject({ direction: 'inbound', status: 'received' });
});

describe('replies', () => {
  test.each<[string, Answer, { body: string; mediaUrls?: string[]; to?: string }[]]>([
    ['none', twiml(''), []],
    ['text in Message', twiml('<Message>Hi &amp; bye</Message>'), [{ body: 'Hi & bye' }]],
    ['indented text', twiml('<Message>\n  Hi\n</Message>'), [{ body: 'Hi' }]],
    ['Body', twiml('<Message><Body>Hi</Body><Body> you</Body></Message>'), [{ body: 'Hiyou' }]],
    [
      'Body and Media',
      twiml(
        '<Message><Body>Look</Body><Media>/pic.png</Media><Media>https://example.com/2.png</Media></Message>',
      ),
      [{ body: 'Look', mediaUrls: ['ORIGIN/pic.png', 'https://example.com/2.png'] }],
    ],
    ['two Messages', twiml('<Message>1</Message><Message>2</Message>'), [{ body: '1' }, { body: '2' }]],
    [
      'another recipient',
      twiml('<Message to="+12025550199">fwd</Message>'),
      [{ body: 'fwd', to: '+12025550199' }],
    ],
    ['the old verb Sms', twiml('<Sms>old</Sms>'), [{ body: 'old' }]],
    ['plain text', { type: 'text/plain', body: 'Just <text>' }, [{ body: 'Just <text>' }]],
    [
      'TwiML as plain text',
      { type: 'text/plain', body: '<Response><Message>x</Message></Response>' },
      [{ body: 'x' }],
    ],
    ['empty plain text', { type: 'text/plain', body: '' }, []],
    ['204', { status: 204, body: '' }, []],
    [
      'TwiML as text/html; charset',
      { ...twiml('<Message>x</Message>'), type: 'text/html; charset=utf-8' },
      [{ body: 'x' }],
    ],
  ])('%s', async (_what, answer, expected) => {
    const line = await lineThat(answer);
    const replies = await line.text('ping');
    const origin = line.app.origin;
    expect(replies).toMatchObject(
      expected.map(({ body, mediaUrls = [], to = PERSON }) => ({
        body,
        to,
        from: LINE,
        mediaUrls: mediaUrls.map((url) => url.replace('ORIGIN', origin)),
        direction: 'outbound-reply',
        status: 'queued',
      })),
    );
    expect(line.errors()).toEqual([]);
    await line.clock.advance(1000);
    expect(replies.every(({ status }) => status === 'delivered')).toBe(true);
  });
});

describe('what is wrong with a reply stands beside the request', () => {
  test.each<[string, Answer, RegExp]>([
    ['a verb of voice', twiml('<Say>Hi</Say>'), /14110 .*Say/],
    ['no text', twiml('<Message/>'), /14103/],
    ['too long a text', twiml(`<Message>${'a'.repeat(1601)}</Message>`), /14103/],
    ['a recipient that is none', twiml('<Message to="you">x</Message>'), /14101/],
    ['a sender of somebody else', twiml('<Message from="+12025550199">x</Message>'), /14102/],
    ['XML that is none', { body: '<Response><Message></Response>' }, /12100/],
    ['another root', { body: '<Message>x</Message>' }, /12100/],
    ['JSON', { type: 'application/json', body: '{}' }, /12300/],
    ['an error', { status: 500, body: '' }, /11200/],
    ['a sound', { type: 'audio/mpeg', body: 'x' }, /12300/],
  ])('%s', async (_what, answer, error) => {
    const line = await lineThat(answer);
    expect(await line.text('ping')).toEqual([]);
    expect(line.errors().join()).toMatch(error);
  });

  test('and the verbs around it still run', async () => {
    const line = await lineThat(twiml('<Say>no</Say><Message>yes</Message>'));
    expect(await line.text('ping')).toMatchObject([{ body: 'yes' }]);
  });
});

describe('Redirect', () => {
  test('ends the document; the next one is asked with the same parameters', async () => {
    const line = await lineThat(({ path }) =>
      path === '/sms'
        ? twiml('<Message>1</Message><Redirect method="GET">next?x=1</Redirect><Message>never</Message>')
        : twiml('<Message>2</Message>'),
    );
    expect(await line.text('ping')).toMatchObject([{ body: '1' }, { body: '2' }]);
    expect(line.app.received[1]).toMatchObject({ path: '/next', method: 'GET' });
    expect(line.app.received[1]?.params.Body).toBe('ping');
  });

  test('in a circle is stopped', async () => {
    const line = await lineThat(twiml('<Redirect>/sms</Redirect>'));
    await line.text('ping');
    expect(line.app.received).toHaveLength(10);
    expect(line.errors().join()).toMatch(/14106/);
  });
});

test.each([
  ['an error', { status: 500 }, '11200'],
  ['XML that is none', { body: '<Response>' }, '12100'],
])('the fallback URL is asked after %s, with the error', async (_what, failure, code) => {
  const line = await lineThat(({ path }) => (path === '/sms' ? failure : twiml('<Message>sorry</Message>')));
  Object.assign(line.twilio.store.numberFor(LINE) ?? {}, { smsFallbackUrl: `${line.app.origin}/fallback` });
  expect(await line.text('ping')).toMatchObject([{ body: 'sorry' }]);
  const { params } = line.app.received.at(-1) ?? {};
  expect(params?.ErrorCode).toBe(code);
  expect(params?.ErrorUrl).toBe(`${line.app.origin}/sms`);
  expect(params?.Body).toBe('ping');
});

test('a line without SmsUrl takes the text and stays silent', async () => {
  const line = await lineThat(twiml(''));
  Object.assign(line.twilio.store.numberFor(LINE) ?? {}, { smsUrl: '' });
  expect(await line.text('ping')).toEqual([]);
  expect(line.app.received).toEqual([]);
});
