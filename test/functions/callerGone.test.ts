import { beforeEach, expect, test } from 'vitest';
import { dialTwiml } from '../../src/functions/dialTwiml.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { goodSettings, postWebhook, useSettings } from '../support/functions.ts';
import { addDocuments } from '../support/withDocuments.ts';

addDocuments({
  puttingThrough: [{ dial: { number: '+12025550161', otherwise: 'missed' } }],
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
