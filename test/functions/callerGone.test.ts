import type { HttpHandler } from '@azure/functions';
import { beforeEach, describe, expect, test } from 'vitest';
import { dialTwiml } from '../../src/functions/dialTwiml.ts';
import { gatherTwiml } from '../../src/functions/gatherTwiml.ts';
import { recordTwiml } from '../../src/functions/recordTwiml.ts';
import { voiceTwiml } from '../../src/functions/voiceTwiml.ts';
import { sendOwed } from '../../src/http/owed.ts';
import { lineOf, turnOf } from '../phoneLine/helpers.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { authToken, goodSettings, invoke, postWebhook, useSettings } from '../support/functions.ts';
import { sign } from '../support/sign.ts';
import { addDocuments } from '../support/withDocuments.ts';

addDocuments({
  puttingThrough: [{ dial: { number: '+12025550161', otherwise: 'missed' } }],
  asking: [{ gather: { numDigits: 1, on: { '1': 'missed' } } }],
  taping: [{ record: { then: 'missed' } }],
  missed: [{ sms: 'Sorry we missed you.' }, { sms: { to: '{{OWNER_PHONE_NUMBER}}', text: 'Missed.' } }],
});

const twilio = fakeTwilioForTests();
beforeEach(() => twilio.answerWith(201, '{"sid":"SM1"}'));

let calls = 0;
const gaveUp = (CallSid: string, verb = '0') =>
  postWebhook(
    'dialTwiml',
    dialTwiml,
    {
      CallSid,
      CallStatus: 'completed',
      DialCallStatus: 'canceled',
      Direction: 'inbound',
      From: '+12025550143',
      To: '+15005550006',
    },
    { path: `dialTwiml/puttingThrough?verb=${verb}`, route: { document: 'puttingThrough' } },
  );
const newSid = () => `CA${String(++calls).padStart(32, '0')}`;
const texts = () => twilio.asked.map(({ form }) => [form.get('To'), form.get('From'), form.get('Body')]);

test('what is owed is sent by REST, once, and the answer is empty', async () => {
  const sid = newSid();
  const answer = await gaveUp(sid);
  expect([answer.status, answer.headers.get('x-ahoy-document')]).toEqual([200, null]);
  expect(answer.text).toMatch(/<Response\/>$/);
  const sent = [
    ['+12025550143', '+15005550006', 'Sorry we missed you.'],
    ['+12025550100', '+15005550006', 'Missed.'],
  ];
  expect(texts()).toEqual(sent);
  expect(answer.log.join()).toMatch(/call\.gone.*call\.owedSent.*"textSid":"SM1"/);

  const repeated = await gaveUp(sid);
  expect(repeated.text).toBe(answer.text);
  expect(repeated.log.join()).toContain('call.owedAlready');
  expect(texts()).toEqual(sent);

  await gaveUp(newSid());
  expect(texts()).toHaveLength(4);
});

test('no log line holds a number or the words', async () => {
  const { log } = await gaveUp(newSid());
  expect(log.join()).not.toMatch(/Sorry|2025550143|2025550100/);
});

test.each([
  ['Twilio refuses', { status: 400, body: '{"code":21610}' }, {}, /call\.owedFailed.*replied STOP/],
  [
    'a setting is missing',
    { status: 201, body: '{"sid":"SM1"}' },
    { TWILIO_ACCOUNT_SID: '' },
    /TWILIO_ACCOUNT_SID/,
  ],
])('where %s, the log says so', async (_what, { status, body }, settings, logged) => {
  twilio.answerWith(status, body);
  if (Object.keys(settings).length > 0) useSettings({ ...goodSettings, ...settings });
  const answer = await gaveUp(newSid());
  expect(answer.status).toBe(200);
  expect(answer.log.join()).toMatch(logged);
});

const OVER = ['completed', 'canceled', 'busy', 'failed', 'no-answer'];
const WEBHOOKS: [name: string, handler: HttpHandler, document: string, form: object][] = [
  ['voiceTwiml', voiceTwiml, 'missed', {}],
  ['gatherTwiml', gatherTwiml, 'asking', { Digits: '1' }],
  ['dialTwiml', dialTwiml, 'puttingThrough', { DialCallStatus: 'canceled' }],
  ['recordTwiml', recordTwiml, 'taping', { Digits: 'hangup', RecordingDuration: '2' }],
];

describe.each(WEBHOOKS)('%s', (name, handler, document, form) => {
  const ask = (method: 'GET' | 'POST', change: object) => {
    const params = { CallSid: newSid(), From: '+12025550143', To: '+15005550006', ...form, ...change };
    const path = `${name}/${document}?verb=0`;
    const route = { document };
    if (method === 'POST') return postWebhook(name, handler, { ...params }, { path, route });
    const url = `https://app.example.com/api/${path}&${new URLSearchParams({ ...params })}`;
    const headers = { 'x-twilio-signature': sign(authToken, url) };
    return invoke(name, handler, url, { method, headers, params: route });
  };

  test.each(OVER.flatMap((status) => [['POST', status] as const, ['GET', status] as const]))(
    '%s with CallStatus %s sends what is owed',
    async (method, CallStatus) => {
      const { status, text, headers } = await ask(method, { Direction: 'inbound', CallStatus });
      expect([status, headers.get('x-ahoy-document')]).toEqual([200, null]);
      expect(text).toMatch(/<Response\/>$/);
      expect(texts().map(([to]) => to)).toEqual(['+12025550143', '+12025550100']);
    },
  );

  test.each(['ringing', 'in-progress'])(
    'with CallStatus %s leaves the texts to TwiML',
    async (CallStatus) => {
      const { text } = await ask('POST', { Direction: 'inbound', CallStatus });
      expect(text.match(/<Sms /g)).toHaveLength(2);
      expect(twilio.asked).toEqual([]);
    },
  );

  test('a person whom the line called counts alike', async () => {
    const called = { Direction: 'outbound-api', From: '+15005550006', To: '+12025550143' };
    await ask('POST', { ...called, CallStatus: 'completed' });
    expect(texts().map(([to]) => to)).toEqual(['+12025550143', '+12025550100']);
  });
});

test('each text that Twilio refuses is told, and keeps no other from being sent', async () => {
  twilio.answerWith(400, '{"code":21610}');
  const { log } = await gaveUp(newSid());
  expect(log.filter((line) => line.includes('call.owedFailed'))).toHaveLength(2);
  expect(texts()).toHaveLength(2);
});

test('a fax that hung up is answered with nothing, and texted nothing', async () => {
  const form = { CallSid: newSid(), CallStatus: 'completed', AnsweredBy: 'fax', Direction: 'outbound-api' };
  const path = { path: 'voiceTwiml/missed', route: { document: 'missed' } };
  const { text } = await postWebhook('voiceTwiml', voiceTwiml, form, path);
  expect(text).toMatch(/<Response\/>$/);
  expect(texts()).toEqual([]);
});

test('where the verb is not there any more, nothing is owed, and the log says that the caller is gone', async () => {
  const { text, log } = await gaveUp(newSid(), '7');
  expect(text).toMatch(/<Response\/>$/);
  expect(log.join()).toMatch(/line\.verbNotFound.*call\.gone.*"owed":0/);
  expect(texts()).toEqual([]);
});

test('a thousand later calls are remembered, and no more', async () => {
  const turn = (CallSid: string, notes: string[]) => ({
    ...turnOf(lineOf({}), { CallSid }),
    settings: {},
    owed: [{ to: '+12025550143', body: 'Missed.' }],
    note: (event: string) => void notes.push(event),
  });
  useSettings({});
  const first: string[] = [];
  const repeated: string[] = [];
  const forgotten: string[] = [];
  await sendOwed(turn('first', first), '/x');
  await sendOwed(turn('first', repeated), '/x');
  for (let call = 0; call < 1000; call++) await sendOwed(turn(`later${call}`, []), '/x');
  await sendOwed(turn('first', forgotten), '/x');
  expect([first, repeated, forgotten]).toEqual([
    ['call.owedFailed'],
    ['call.owedAlready'],
    ['call.owedFailed'],
  ]);
});
