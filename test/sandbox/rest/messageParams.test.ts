import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let twilio: TestSandbox;
beforeAll(async () => {
  twilio = await startTestSandbox();
});
afterAll(() => twilio.close());

const SERVICE = `MG${'a'.repeat(32)}`;
const MEDIA = 'https://example.com/picture.jpg';

function create(changes: Record<string, string | string[] | undefined>) {
  const form = Object.entries({ To: PERSON, From: LINE, Body: 'Hello', ...changes }).flatMap(
    ([name, value]) =>
      value === undefined ? [] : [value].flat().map((one): [string, string] => [name, one]),
  );
  return twilio.rest('POST', 'Messages.json', form);
}

describe('a message is refused for', () => {
  test.each<[string, Record<string, string | string[] | undefined>, number]>([
    ['no To', { To: undefined }, 21604],
    ['a To that is no number', { To: '12' }, 21211],
    ['a To that is the From', { To: LINE }, 21211],
    ['no From and no service', { From: undefined }, 21603],
    ['a From that is no number', { From: '++' }, 21212],
    ['neither Body nor MediaUrl', { Body: undefined }, 21602],
    ['a blank Body', { Body: '  ' }, 21602],
    ['a Body of 1601 characters', { Body: 'a'.repeat(1601) }, 21617],
    ['11 MediaUrl', { MediaUrl: Array(11).fill(MEDIA) }, 21623],
    ['a relative MediaUrl', { MediaUrl: [MEDIA, '/picture.jpg'] }, 21620],
    ['a relative StatusCallback', { StatusCallback: 'status' }, 21609],
    ['a service that is none', { From: undefined, MessagingServiceSid: 'MG1' }, 21701],
    ['a schedule without a service', { ScheduleType: 'fixed', SendAt: '2026-02-01T00:00:00Z' }, 35118],
    ['a schedule without a time', { MessagingServiceSid: SERVICE, ScheduleType: 'fixed' }, 35111],
    ['a ValidityPeriod over 36000', { ValidityPeriod: '36001' }, 20001],
    ['a content template', { ContentSid: `HX${'0'.repeat(32)}` }, 20404],
  ])('%s', async (_what, changes, code) => {
    const before = twilio.twilio.store.messages.size;
    const { status, json } = await create(changes);
    expect(json).toMatchObject({ code, status, message: expect.any(String) });
    expect(status).toBe(code === 20404 ? 404 : 400);
    expect(twilio.twilio.store.messages.size).toBe(before);
  });
});

test.each<[string, Record<string, string | string[] | undefined>, object]>([
  ['text', {}, { status: 'queued', num_segments: '1', num_media: '0', sid: expect.stringMatching(/^SM/) }],
  ['1600 characters', { Body: 'a'.repeat(1600) }, { num_segments: '11' }],
  ['Hangul', { Body: '가'.repeat(71) }, { num_segments: '2' }],
  ['media only', { Body: undefined, MediaUrl: MEDIA }, { num_media: '1', sid: expect.stringMatching(/^MM/) }],
  ['10 media', { MediaUrl: Array(10).fill(MEDIA) }, { num_media: '10', num_segments: '1' }],
  [
    'a service',
    { From: undefined, MessagingServiceSid: SERVICE },
    { status: 'accepted', num_segments: '0', from: null, messaging_service_sid: SERVICE },
  ],
  [
    'a schedule',
    { MessagingServiceSid: SERVICE, ScheduleType: 'fixed', SendAt: '2026-02-01T00:00:00Z' },
    { status: 'scheduled' },
  ],
])('a message is made with %s', async (_what, changes, expected) => {
  const { status, json } = await create(changes);
  expect(json).toMatchObject({ error_code: null, price: null, direction: 'outbound-api', ...expected });
  expect(status).toBe(201);
});

test('who has texted STOP gets nothing more until START', async () => {
  const person = '+12025550188';
  const say = (body: string) => twilio.twilio.messages.receive({ from: person, to: LINE, body });
  const codeOf = async () => (await create({ To: person })).json.code;
  say('please stop');
  expect(await codeOf()).toBeUndefined();
  say(' Stop ');
  expect(await codeOf()).toBe(21610);
  say('hello');
  expect(await codeOf()).toBe(21610);
  say('start');
  expect(await codeOf()).toBeUndefined();
});

describe('an update', () => {
  const update = (sid: string, name: string, value: string) =>
    twilio.rest('POST', `Messages/${sid}.json`, [[name, value]]);

  test('redacts the body once the message is through', async () => {
    const { sid } = (await create({})).json;
    expect((await update(sid, 'Body', '')).json.code).toBe(20009);
    await twilio.clock.advance(1000);
    expect((await update(sid, 'Body', 'other')).json.code).toBe(20001);
    expect(await update(sid, 'Body', '')).toMatchObject({
      status: 200,
      json: { body: '', status: 'delivered' },
    });
  });

  test('cancels a scheduled message, and no other', async () => {
    const { sid } = (await create({})).json;
    expect((await update(sid, 'Status', 'canceled')).json.code).toBe(30409);
    const later = await create({
      MessagingServiceSid: SERVICE,
      ScheduleType: 'fixed',
      SendAt: new Date(twilio.clock.now() + 3_600_000).toISOString(),
    });
    expect((await update(later.json.sid, 'Status', 'canceled')).json.status).toBe('canceled');
    await twilio.clock.advance(3_700_000);
    expect(twilio.twilio.store.messages.get(later.json.sid)?.status).toBe('canceled');
  });
});

test('a delivered message can be deleted, one under way cannot', async () => {
  const { sid } = (await create({})).json;
  expect((await twilio.rest('DELETE', `Messages/${sid}.json`)).json.code).toBe(20009);
  await twilio.clock.advance(1000);
  expect((await twilio.rest('DELETE', `Messages/${sid}.json`)).status).toBe(204);
  expect((await twilio.rest('GET', `Messages/${sid}.json`)).json.code).toBe(20404);
});
