import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LINE, PERSON, startTestSandbox, type TestSandbox } from '../support.ts';

let twilio: TestSandbox;
beforeAll(async () => {
  twilio = await startTestSandbox();
});
afterAll(() => twilio.close());

type Case = [number: string, code: number, status?: number];
const numbered = (cases: Case[]) => cases.map(([number, code, status = 400]) => ({ number, code, status }));

describe('a message from', () => {
  test.each(
    numbered([
      ['+15005550001', 21212],
      ['+15005550007', 21606],
      ['+15005550008', 21611, 429],
      ['+15005550002', 21606],
      ['+12025550199', 21606],
    ]),
  )('$number: $code', async ({ number, code, status }) => {
    const answer = twilio.rest('POST', 'Messages.json', [
      ['From', number],
      ['To', PERSON],
      ['Body', 'x'],
    ]);
    expect(await answer).toMatchObject({ status, json: { code, status } });
  });
});

describe('a message to', () => {
  test.each(
    numbered([
      ['+15005550001', 21211],
      ['+15005550002', 21612],
      ['+15005550003', 21408],
      ['+15005550004', 21610],
      ['+15005550009', 21614],
    ]),
  )('$number: $code', async ({ number, code, status }) => {
    const answer = twilio.rest('POST', 'Messages.json', [
      ['From', LINE],
      ['To', number],
      ['Body', 'x'],
    ]);
    expect(await answer).toMatchObject({ status, json: { code } });
  });
});

describe('a call from', () => {
  test.each(
    numbered([
      ['+15005550001', 21212],
      ['+15005550002', 21210],
    ]),
  )('$number: $code', async ({ number, code, status }) => {
    const answer = twilio.rest('POST', 'Calls.json', [
      ['From', number],
      ['To', PERSON],
      ['Twiml', '<Response/>'],
    ]);
    expect(await answer).toMatchObject({ status, json: { code } });
  });
});

describe('a call to', () => {
  test.each(
    numbered([
      ['+15005550001', 21217],
      ['+15005550002', 21214],
      ['+15005550003', 21215],
      ['+15005550004', 21216],
    ]),
  )('$number: $code', async ({ number, code, status }) => {
    const answer = twilio.rest('POST', 'Calls.json', [
      ['From', LINE],
      ['To', number],
      ['Twiml', '<Response/>'],
    ]);
    expect(await answer).toMatchObject({ status, json: { code } });
  });
});

describe('buying', () => {
  test.each(
    numbered([
      ['+15005550000', 21422],
      ['+15005550001', 21421],
      ['+12025550199', 21421],
      ['', 21421],
      ['constructor', 21421],
    ]),
  )('"$number": $code', async ({ number, code, status }) => {
    const answer = twilio.rest('POST', 'IncomingPhoneNumbers.json', [['PhoneNumber', number]]);
    expect(await answer).toMatchObject({ status, json: { code } });
  });

  test('+15005550006 works', async () => {
    const answer = twilio.rest('POST', 'IncomingPhoneNumbers.json', [['PhoneNumber', '+15005550006']]);
    expect(await answer).toMatchObject({ status: 201, json: { phone_number: '+15005550006' } });
  });
});

test('other 500 numbers are phones like any other', async () => {
  const call = await twilio.rest('POST', 'Calls.json', [
    ['From', LINE],
    ['To', '+15005550010'],
    ['Twiml', '<Response/>'],
  ]);
  expect(call.status).toBe(201);
});
