import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let twilio: TestSandbox;
beforeAll(async () => {
  twilio = await startTestSandbox();
});
afterAll(() => twilio.close());

const GOOD = { To: PERSON, From: LINE, Twiml: '<Response><Pause length="60"/></Response>' };

function create(changes: Record<string, string | string[] | undefined>) {
  const form = Object.entries({ ...GOOD, ...changes }).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  return twilio.rest('POST', 'Calls.json', form);
}

describe('a call is refused for', () => {
  test.each<[string, Record<string, string | string[] | undefined>, number]>([
    ['no To', { To: undefined }, 21201],
    ['an empty To', { To: '' }, 21201],
    ['no From', { From: undefined }, 21213],
    ['a To that is no number', { To: 'home' }, 21211],
    ['a To of a wrong length', { To: '+1202555' }, 21211],
    ['a client address, which the sandbox does not have', { To: 'client:anna' }, 21211],
    ['a To that is the From', { To: LINE }, 21211],
    ['a From that is no number', { From: 'me' }, 21212],
    ['a From of somebody else', { From: '+12025550199' }, 21210],
    ['no instructions', { Twiml: undefined }, 21200],
    ['an application', { ApplicationSid: `AP${'0'.repeat(32)}` }, 21218],
    ['a relative Url', { Url: '/voice' }, 21205],
    ['a Url of another scheme', { Url: 'ftp://example.com/voice' }, 21205],
    ['TwiML over 4000 characters', { Twiml: `<Response>${' '.repeat(4000)}</Response>` }, 32018],
    ['an underscore in a callback host', { StatusCallback: 'https://my_app.example.com/' }, 21205],
    ['a relative FallbackUrl', { FallbackUrl: 'fallback' }, 21205],
    ['another Method', { Method: 'PUT' }, 21209],
    ['an unknown event', { StatusCallbackEvent: ['ringing', 'queued'] }, 21626],
    ['a Timeout of 0', { Timeout: '0' }, 21208],
    ['a Timeout over 600', { Timeout: '601' }, 21208],
    ['a Timeout that is no number', { Timeout: 'soon' }, 21208],
    ['SendDigits with other letters', { SendDigits: '12E' }, 21206],
    ['SendDigits over 32', { SendDigits: '1'.repeat(33) }, 21206],
    ['a Record that is no boolean', { Record: 'maybe' }, 20001],
    ['RecordingChannels of another kind', { RecordingChannels: 'stereo' }, 20001],
    ['MachineDetection of another kind', { MachineDetection: 'Hangup' }, 20001],
    ['a MachineDetectionTimeout over 59', { MachineDetectionTimeout: '60' }, 20001],
  ])('%s', async (_what, changes, code) => {
    const before = twilio.twilio.store.calls.size;
    const { status, json } = await create(changes);
    expect(json).toEqual({
      code,
      status,
      message: expect.any(String),
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(status).toBe(400);
    expect(twilio.twilio.store.calls.size).toBe(before);
  });
});

describe('a call is made with', () => {
  test.each<[string, Record<string, string | string[] | undefined>]>([
    ['the least', {}],
    ['a To as people write it', { To: '(202) 555-0143' }],
    ['a Url', { Twiml: undefined, Url: 'http://127.0.0.1:1/voice' }],
    ['all four events, repeated', { StatusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'] }],
    ['events in one value', { StatusCallbackEvent: 'initiated answered' }],
    ['the longest Timeout', { Timeout: '600' }],
    ['the shortest Timeout', { Timeout: '1' }],
    ['SendDigits', { SendDigits: '1234w#*A' }],
    ['TwiML of 4000 characters', { Twiml: '<Response/>'.padEnd(4000) }],
    ['Method in lower case', { Method: 'get' }],
  ])('%s', async (_what, changes) => {
    const { status, json } = await create(changes);
    expect(json).toMatchObject({ status: 'queued', direction: 'outbound-api', to: PERSON, from: LINE });
    expect(status).toBe(201);
  });

  test('a verified caller ID as From', async () => {
    await twilio.rest('POST', 'OutgoingCallerIds.json', [['PhoneNumber', '+12025550177']]);
    expect((await create({ From: '+12025550177' })).json.code).toBe(21210);
    await twilio.clock.advance(5000);
    expect((await create({ From: '+12025550177' })).status).toBe(201);
  });
});

test('Url wins over Twiml on create', async () => {
  const { json } = await create({ Url: 'http://127.0.0.1:1/voice' });
  await twilio.clock.advance(30_000);
  const asked = twilio.twilio.store.exchanges.filter(
    ({ callSid, kind }) => callSid === json.sid && kind === 'webhook',
  );
  expect(asked[0]?.url).toBe('http://127.0.0.1:1/voice');
});

test('an update may not give both Url and Twiml', async () => {
  const { json } = await create({});
  const form: [string, string][] = [
    ['Url', 'http://127.0.0.1:1/'],
    ['Twiml', '<Response/>'],
  ];
  expect((await twilio.rest('POST', `Calls/${json.sid}.json`, form)).json.code).toBe(20001);
});
