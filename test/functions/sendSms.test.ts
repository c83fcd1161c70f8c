import { describe, expect, test } from 'vitest';
import { sendSms } from '../../src/functions/sendSms.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { goodSettings, invoke, postJson, useSettings } from '../support/functions.ts';

const twilio = fakeTwilioForTests();

const to = '+12025550143';
const post = (body: unknown) => postJson('sendSms', sendSms, body);
const picture = (n: number) => `https://pictures.example.com/${n}.png`;

describe('sends', () => {
  test('a text', async () => {
    const answer = await post({ to, body: ' 안녕 ' });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ sid: 'CA1', status: 'queued', to, from: '+15005550006', segments: 1 });
    expect(Object.fromEntries(twilio.asked[0]?.form ?? [])).toEqual({
      To: to,
      From: '+15005550006',
      Body: ' 안녕 ',
      StatusCallback: 'https://app.example.com/api/messageStatus',
    });
  });

  test('a text in several segments, and says how many', async () => {
    twilio.answerWith(201, '{"sid":"SM1","num_segments":"3"}');
    expect((await post({ to, body: 'long' })).json()).toMatchObject({ segments: 3 });
    twilio.answerWith(201, '{"sid":"SM1","num_segments":"1"}');
  });

  test.each([
    ['one picture', picture(1), [picture(1)]],
    [
      'ten pictures',
      Array.from({ length: 10 }, (_, n) => picture(n)),
      Array.from({ length: 10 }, (_, n) => picture(n)),
    ],
  ])('%s without a text', async (_what, mediaUrl, sent) => {
    expect((await post({ to, mediaUrl })).status).toBe(201);
    expect(twilio.asked[0]?.form.getAll('MediaUrl')).toEqual(sent);
    expect(twilio.asked[0]?.form.has('Body')).toBe(false);
  });

  test.each(['a'.repeat(1600), '한'.repeat(1600), '🙈'.repeat(1600)])(
    '1600 characters (%#)',
    async (body) => {
      expect((await post({ to, body })).status).toBe(201);
    },
  );

  test.each([
    ['a pasted number', { to: '\u202a+1 (202)\u00a0555\u20110143\u202c', body: 'hi' }],
    ['a copied link', { to: 'tel:+1-202-555-0143', body: 'hi' }],
    [
      'wide digits',
      { to: '\uff0b\uff11\uff12\uff10\uff12\uff15\uff15\uff15\uff10\uff11\uff14\uff13', body: 'hi' },
    ],
  ])('to %s', async (_what, body) => {
    expect((await post(body)).status).toBe(201);
    expect(twilio.asked[0]?.form.get('To')).toBe(to);
  });

  test('the URL that was checked', async () => {
    expect((await post({ to, mediaUrl: ' HTTPS://Pictures.Example.com:443/a b.png\n' })).status).toBe(201);
    expect(twilio.asked[0]?.form.getAll('MediaUrl')).toEqual(['https://pictures.example.com/a%20b.png']);
  });

  test('through the Messaging Service where there is one', async () => {
    const service = `MG${'1'.repeat(32)}`;
    useSettings({ ...goodSettings, TWILIO_API_BASE_URL: twilio.url, TWILIO_MESSAGING_SERVICE_SID: service });
    await post({ to, body: 'hi' });
    expect(twilio.asked[0]?.form.get('MessagingServiceSid')).toBe(service);
    expect(twilio.asked[0]?.form.has('From')).toBe(false);
  });
});

describe('refuses, without asking Twilio,', () => {
  test.each([
    ['nobody to text', { body: 'hi' }, ['to']],
    ['a number that is none', { to: '123', body: 'hi' }, ['to']],
    ['nothing to say', { to }, ['body']],
    ['an empty text', { to, body: '' }, ['body']],
    ['blanks', { to, body: ' \n' }, ['body']],
    ['blanks that are no ASCII', { to, body: '\u3000\u00a0' }, ['body']],
    ['blanks beside a picture', { to, body: '   ', mediaUrl: picture(1) }, ['body']],
    ['characters that nobody sees', { to, body: '\u200b\u2060\ufe0f' }, ['body']],
    ['a bell', { to, body: 'ding\u0007' }, ['body']],
    ['half a character', { to, body: 'a\ud83d' }, ['body']],
    ['a number that is null', { to: null, body: 'hi' }, ['to']],
    ['a text that is null', { to, body: null }, ['body']],
    ['pictures that are null', { to, mediaUrl: null }, ['mediaUrl']],
    ['a picture of this machine', { to, mediaUrl: 'https://localhost/1.png' }, ['mediaUrl']],
    ['a picture over two lines', { to, mediaUrl: `${picture(1)}\n${picture(2)}` }, ['mediaUrl']],
    ['1601 characters', { to, body: 'a'.repeat(1601) }, ['body']],
    ['a number for a text', { to, body: 7 }, ['body']],
    ['eleven pictures', { to, mediaUrl: Array.from({ length: 11 }, (_, n) => picture(n)) }, ['mediaUrl']],
    ['a picture over plain http', { to, mediaUrl: ['http://pictures.example.com/1.png'] }, ['mediaUrl']],
    ['something else for a picture', { to, mediaUrl: ['picture.png'] }, ['mediaUrl']],
    ['another sender', { to, body: 'hi', from: '+12025550199' }, ['from']],
    ['everything wrong at once', { to: 'x', body: '', mediaUrl: 'x', x: 1 }, ['x', 'to', 'body', 'mediaUrl']],
  ])('%s', async (_what, body, fields) => {
    const answer = await post(body);
    expect(answer.status).toBe(400);
    const errors = answer.json().errors as { field: string }[];
    expect(errors.map(({ field }) => field).sort()).toEqual([...fields].sort());
    expect(twilio.asked).toEqual([]);
  });

  test.each([
    ['\u202aabc\u202c', '"\\u202aabc\\u202c" is none'],
    ['tel:+12025550143;ext=5', '"tel:+12025550143;ext=5" is none'],
    ['x'.repeat(99), `"${'x'.repeat(60)}\u2026" is none`],
  ])('what is no number, which is named: %j', async (wrong, named) => {
    const { status, json, log } = await post({ to: wrong, body: 'hi' });
    expect([status, json().errors]).toEqual([
      400,
      [{ field: 'to', message: expect.stringContaining(named) }],
    ]);
    expect(log.join()).not.toMatch(/abc|12025550143|xxx/);
  });

  test('Latin-1, before anything is spent', async () => {
    const body = Buffer.from(JSON.stringify({ to, body: 'caf\u00e9' }), 'latin1');
    const headers = { 'content-type': 'application/json' };
    const url = 'https://app.example.com/api/sendSms';
    expect((await invoke('sendSms', sendSms, url, { method: 'POST', headers, body })).status).toBe(400);
    expect(twilio.asked).toEqual([]);
  });

  test('a country that is not allowed', async () => {
    const answer = await post({ to: '+442079460958', body: 'hi' });
    expect(answer.status).toBe(403);
    expect(answer.json().detail).toMatch(/GB.*ALLOWED_COUNTRIES.*US/);
    expect(twilio.asked).toEqual([]);
  });
});

test('the log says that a text was sent, and neither its words nor whole numbers', async () => {
  const sent = { sid: 'SM1', to: '+12025550143', from: '+15005550006', num_segments: '1' };
  twilio.answerWith(201, JSON.stringify(sent));
  const { log } = await post({ to: '+12025550143', body: 'A secret word.' });
  expect(log).toHaveLength(1);
  expect(JSON.parse(log[0]?.replace('information ', '') ?? '')).toMatchObject({
    event: 'sms.sent',
    to: '…0143',
    from: '…0006',
    segments: 1,
  });
  expect(log.join()).not.toMatch(/secret|2025550143/);
});
