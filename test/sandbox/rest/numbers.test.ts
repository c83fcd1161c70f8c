import { afterAll, beforeAll, expect, test } from 'vitest';
import { LINE, startTestSandbox, type TestSandbox } from '../support.ts';

let twilio: TestSandbox;
beforeAll(async () => {
  twilio = await startTestSandbox();
});
afterAll(() => twilio.close());

async function lineSid(): Promise<string> {
  const { json } = await twilio.rest(
    'GET',
    `IncomingPhoneNumbers.json?PhoneNumber=${encodeURIComponent(LINE)}`,
  );
  return json.incoming_phone_numbers[0].sid;
}

test('an update changes what it names and nothing else', async () => {
  const path = `IncomingPhoneNumbers/${await lineSid()}.json`;
  const before = (await twilio.rest('GET', path)).json;
  const { json } = await twilio.rest('POST', path, [
    ['VoiceUrl', 'https://app.example/api/voiceTwiml'],
    ['SmsMethod', 'GET'],
  ]);
  expect(json).toEqual({ ...before, voice_url: 'https://app.example/api/voiceTwiml', sms_method: 'GET' });
  expect(twilio.twilio.store.numberFor(LINE)).toMatchObject({
    voiceUrl: 'https://app.example/api/voiceTwiml',
  });
  expect((await twilio.rest('POST', path, [['VoiceUrl', '']])).json.voice_url).toBe('');
});

test.each([
  ['VoiceUrl', 'voice', 21402, 400],
  ['SmsUrl', 'javascript:1', 21402, 400],
  ['StatusCallback', 'https://', 21402, 400],
  ['VoiceMethod', 'PATCH', 21403, 400],
  ['VoiceCallerIdLookup', '2', 20001, 400],
  ['VoiceApplicationSid', `AP${'0'.repeat(32)}`, 20404, 404],
])('an update with %s=%s is refused whole: %i', async (name, value, code, status) => {
  const path = `IncomingPhoneNumbers/${await lineSid()}.json`;
  const before = (await twilio.rest('GET', path)).json;
  const answer = await twilio.rest('POST', path, [
    ['FriendlyName', 'changed'],
    [name, value],
  ]);
  expect(answer).toMatchObject({ status, json: { code } });
  expect((await twilio.rest('GET', path)).json).toEqual(before);
});

test('a caller ID is verified a while after its validation request', async () => {
  const form: [string, string][] = [
    ['PhoneNumber', '+12025550177'],
    ['CallDelay', '10'],
    ['FriendlyName', 'Desk'],
  ];
  const asked = await twilio.rest('POST', 'OutgoingCallerIds.json', form);
  expect(asked.status).toBe(200);
  expect(asked.json.validation_code).toMatch(/^\d{6}$/);
  const list = async () => (await twilio.rest('GET', 'OutgoingCallerIds.json')).json.outgoing_caller_ids;
  await twilio.clock.advance(14_999);
  expect(await list()).toEqual([]);
  await twilio.clock.advance(1);
  expect(await list()).toMatchObject([{ phone_number: '+12025550177', friendly_name: 'Desk' }]);
});

test.each([
  [[], 21421],
  [[['PhoneNumber', 'x']], 21421],
  [
    [
      ['PhoneNumber', '+12025550177'],
      ['CallDelay', '61'],
    ],
    20001,
  ],
] as [[string, string][], number][])('a validation request with %j: %i', async (form, code) => {
  expect(await twilio.rest('POST', 'OutgoingCallerIds.json', form)).toMatchObject({
    status: 400,
    json: { code },
  });
});
