import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../sandbox/support.ts';
import { fieldsOf, type SchemaName, schema } from './twilioSchemas.ts';

let twilio: TestSandbox;
let lineSid: string;
let callSid: string;
let messageSid: string;
const BASE: [string, string][] = [
  ['To', PERSON],
  ['From', LINE],
];
const RECORDING = `RE${'1'.repeat(32)}`;

/** One finished resource of each kind, so that the shapes are judged with their values in. */
beforeAll(async () => {
  twilio = await startTestSandbox();
  lineSid = twilio.twilio.store.numberFor(LINE)?.sid ?? '';
  callSid = (await twilio.rest('POST', 'Calls.json', [...BASE, ['Twiml', '<Response/>']])).json.sid;
  messageSid = (await twilio.rest('POST', 'Messages.json', [...BASE, ['Body', 'Hello']])).json.sid;
  await twilio.rest('POST', 'OutgoingCallerIds.json', [['PhoneNumber', '+12025550177']]);
  await twilio.clock.advance(60_000);
  twilio.record(RECORDING, callSid);
});
afterAll(() => twilio.close());

function expectShape(name: SchemaName, json: unknown) {
  const validate = schema(name);
  validate(json);
  expect(validate.errors ?? []).toEqual([]);
}

const resources: [string, SchemaName, () => string][] = [
  ['a call', 'api.v2010.account.call', () => `Calls/${callSid}.json`],
  ['a message', 'api.v2010.account.message', () => `Messages/${messageSid}.json`],
  ['a number', 'api.v2010.account.incoming_phone_number', () => `IncomingPhoneNumbers/${lineSid}.json`],
  ['a recording', 'api.v2010.account.recording', () => `Recordings/${RECORDING}.json`],
  [
    'a recording of a call',
    'api.v2010.account.call.call_recording',
    () => `Calls/${callSid}/Recordings/${RECORDING}.json`,
  ],
];

describe('the answer has the shape and all the fields of', () => {
  test.each(resources)('%s', async (_what, name, path) => {
    const { json } = await twilio.rest('GET', path());
    expectShape(name, json);
    expect(Object.keys(json).sort()).toEqual(expect.arrayContaining(fieldsOf(name).sort()));
  });

  test('a call just made, and a message just made', async () => {
    const call = await twilio.rest('POST', 'Calls.json', [...BASE, ['Twiml', '<Response/>']]);
    expectShape('api.v2010.account.call', call.json);
    const message = await twilio.rest('POST', 'Messages.json', [...BASE, ['Body', 'x']]);
    expectShape('api.v2010.account.message', message.json);
  });

  test('a caller ID and the request to validate one', async () => {
    const form: [string, string][] = [['PhoneNumber', '+12025550178']];
    const { json } = await twilio.rest('POST', 'OutgoingCallerIds.json', form);
    expectShape('api.v2010.account.validation_request', json);
    expect(Object.keys(json).sort()).toEqual(fieldsOf('api.v2010.account.validation_request').sort());
    const list = (await twilio.rest('GET', 'OutgoingCallerIds.json')).json.outgoing_caller_ids;
    expectShape('api.v2010.account.outgoing_caller_id', list[0]);
  });
});

test.each([
  ['Calls.json', 'ListCallResponse'],
  ['Messages.json', 'ListMessageResponse'],
  ['IncomingPhoneNumbers.json', 'ListIncomingPhoneNumberResponse'],
  ['OutgoingCallerIds.json', 'ListOutgoingCallerIdResponse'],
  ['Recordings.json', 'ListRecordingResponse'],
  ['Calls/CALL/Recordings.json', 'ListCallRecordingResponse'],
] as [string, SchemaName][])('the list %s has the shape %s', async (path, name) => {
  const { json } = await twilio.rest('GET', path.replace('CALL', callSid));
  expectShape(name, json);
  expect(Object.keys(json).sort()).toEqual(fieldsOf(name).sort());
  expect(json.end).toBeGreaterThanOrEqual(0);
});

test('a validator that accepts anything would be worth nothing', () => {
  const validate = schema('api.v2010.account.call');
  expect(validate({ sid: 'CA1', status: 'lost', date_created: '2026-01-05' })).toBe(false);
  expect(validate.errors).toHaveLength(4);
});
