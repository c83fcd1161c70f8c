import twilioSdk from 'twilio';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  ACCOUNT,
  API_KEY,
  LINE,
  PERSON,
  startTestSandbox,
  type TestSandbox,
  TOKEN,
} from '../sandbox/support.ts';

/** The official SDK, and nothing else, against every route. */
let twilio: TestSandbox & { client: ReturnType<typeof twilioSdk> };
beforeEach(async () => {
  const sandbox = await startTestSandbox();
  const client = twilioSdk(ACCOUNT, TOKEN);
  client.api.baseUrl = sandbox.origin;
  twilio = { ...sandbox, client };
});
afterEach(() => twilio.close());

const CALL = { to: PERSON, from: LINE, twiml: '<Response><Pause length="30"/></Response>' };

test('calls: create, fetch, list, hang up', async () => {
  const { client, clock } = twilio;
  const call = await client.calls.create(CALL);
  expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', to: PERSON, from: LINE });
  expect(call.dateCreated).toBeInstanceOf(Date);
  expect((await client.calls(call.sid).fetch()).sid).toBe(call.sid);
  expect((await client.calls.list({ to: PERSON })).map(({ sid }) => sid)).toEqual([call.sid]);
  expect(await client.calls.list({ to: '+12025550111' })).toEqual([]);
  await clock.advance(3000);
  expect((await client.calls(call.sid).update({ status: 'completed' })).status).toBe('completed');
  await expect(client.calls(call.sid).update({ status: 'completed' })).rejects.toMatchObject({ code: 21220 });
});

test('calls: who called, and who forwarded the call', async () => {
  const { client } = twilio;
  const phone = twilio.phone('Anonymous');
  const plain = await phone.call();
  const forwarded = await phone.call({ forwardedFrom: PERSON, callerName: 'ADA' });
  expect(await client.calls(plain.sid).fetch()).toMatchObject({ from: 'Anonymous', forwardedFrom: null });
  expect(await client.calls(forwarded.sid).fetch()).toMatchObject({
    ...{ from: 'Anonymous', forwardedFrom: PERSON, callerName: 'ADA' },
  });
});

test('messages: create, fetch, list, redact, remove', async () => {
  const { client, clock } = twilio;
  const mediaUrl = ['https://example.com/1.png', 'https://example.com/2.png'];
  const message = await client.messages.create({ to: PERSON, from: LINE, body: 'Hello', mediaUrl });
  expect(message).toMatchObject({ status: 'queued', numMedia: '2', body: 'Hello', errorCode: null });
  await clock.advance(1000);
  const fetched = await client.messages(message.sid).fetch();
  expect(fetched).toMatchObject({ status: 'delivered', numSegments: '1' });
  expect(fetched.dateSent).toBeInstanceOf(Date);
  expect(await client.messages.list()).toHaveLength(1);
  expect((await client.messages(message.sid).update({ body: '' })).body).toBe('');
  expect(await client.messages(message.sid).remove()).toBe(true);
  expect(await client.messages.list()).toEqual([]);
});

test('lists: the SDK walks all pages', async () => {
  for (let index = 0; index < 5; index += 1) {
    await twilio.client.messages.create({ to: PERSON, from: LINE, body: String(index) });
  }
  const walked: string[] = [];
  await twilio.client.messages.each({ pageSize: 2 }, (message) => {
    walked.push(message.body);
  });
  await expect.poll(() => walked.join('')).toBe('43210');
  const first = await twilio.client.messages.page({ pageSize: 2 });
  const second = await first.nextPage();
  expect(second?.instances.map(({ body }) => body)).toEqual(['2', '1']);
  expect((await second?.previousPage())?.instances.map(({ body }) => body)).toEqual(['4', '3']);
  expect(await twilio.client.messages.list({ limit: 3, pageSize: 2 })).toHaveLength(3);
});

test('numbers: list, fetch, update', async () => {
  const [number] = await twilio.client.incomingPhoneNumbers.list({ phoneNumber: LINE });
  expect(number).toMatchObject({ phoneNumber: LINE, capabilities: { voice: true, sms: true } });
  const sid = number?.sid ?? '';
  const voiceUrl = 'https://app.example/api/voiceTwiml';
  const smsUrl = 'https://app.example/api/smsTwiml';
  await twilio.client.incomingPhoneNumbers(sid).update({ voiceUrl, smsUrl, voiceMethod: 'POST' });
  expect(await twilio.client.incomingPhoneNumbers(sid).fetch()).toMatchObject({ voiceUrl, smsUrl });
});

test('caller IDs: validate, list', async () => {
  const request = await twilio.client.validationRequests.create({
    phoneNumber: '+12025550177',
    friendlyName: 'Desk',
  });
  expect(request.validationCode).toMatch(/^\d{6}$/);
  await twilio.clock.advance(10_000);
  const [callerId] = await twilio.client.outgoingCallerIds.list();
  expect(callerId).toMatchObject({ phoneNumber: '+12025550177', friendlyName: 'Desk' });
});

test('recordings: list, fetch, remove', async () => {
  const { sid: callSid } = await twilio.client.calls.create(CALL);
  const sid = `RE${'1'.repeat(32)}`;
  twilio.record(sid, callSid);
  expect(await twilio.client.recordings.list({ callSid })).toMatchObject([{ sid, duration: '3' }]);
  expect(await twilio.client.calls(callSid).recordings.list()).toMatchObject([{ sid }]);
  expect((await twilio.client.recordings(sid).fetch()).mediaUrl).toContain(sid);
  expect(await twilio.client.recordings(sid).remove()).toBe(true);
});

test('errors arrive as the SDK knows them', async () => {
  await expect(
    twilio.client.messages.create({ to: '+15005550009', from: LINE, body: 'x' }),
  ).rejects.toMatchObject({
    status: 400,
    code: 21614,
    moreInfo: 'https://www.twilio.com/docs/errors/21614',
  });
  await expect(twilio.client.calls(`CA${'0'.repeat(32)}`).fetch()).rejects.toMatchObject({
    status: 404,
    code: 20404,
  });
  const stranger = twilioSdk(ACCOUNT, 'wrong');
  stranger.api.baseUrl = twilio.origin;
  await expect(stranger.calls.list()).rejects.toMatchObject({ status: 401, code: 20003 });
});

test('an API key works in place of the token', async () => {
  const client = twilioSdk(API_KEY.sid, API_KEY.secret, { accountSid: ACCOUNT });
  client.api.baseUrl = twilio.origin;
  expect((await client.calls.create(CALL)).accountSid).toBe(ACCOUNT);
});
