import { beforeEach, describe, expect, test } from 'vitest';
import { callStatus } from '../../src/functions/callStatus.ts';
import { messageStatus } from '../../src/functions/messageStatus.ts';
import { recordingStatus } from '../../src/functions/recordingStatus.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { goodSettings, postWebhook, useSettings } from '../support/functions.ts';

const twilio = fakeTwilioForTests();
beforeEach(() => twilio.answerWith(201, '{"sid":"SM1"}'));

function events(log: string[]): Record<string, unknown>[] {
  return log.map((line) => JSON.parse(line.slice(line.indexOf('{'))));
}

test('callStatus writes one structured line, with phone numbers masked', async () => {
  const form = {
    CallSid: 'CA1',
    CallStatus: 'completed',
    Direction: 'outbound-api',
    From: '+15005550006',
    To: '+12025550143',
    CallDuration: '7',
    SequenceNumber: '3',
  };
  const { status, text, log } = await postWebhook('callStatus', callStatus, form);
  expect([status, text]).toEqual([204, '']);
  expect(events(log)).toEqual([
    {
      event: 'call.status',
      callSid: 'CA1',
      status: 'completed',
      direction: 'outbound-api',
      from: '…0006',
      to: '…0143',
      durationSeconds: '7',
      sequence: '3',
    },
  ]);
});

test.each([
  ['delivered', undefined, 'information'],
  ['failed', '30003', 'warning'],
  ['undelivered', '30006', 'warning'],
])('messageStatus writes %s as one line', async (MessageStatus, ErrorCode, level) => {
  const form = { MessageSid: 'SM1', MessageStatus, To: '+12025550143', ...(ErrorCode && { ErrorCode }) };
  const { status, log } = await postWebhook('messageStatus', messageStatus, form);
  expect(status).toBe(204);
  expect(log).toHaveLength(1);
  expect(log[0]).toMatch(new RegExp(`^${level} `));
  expect(events(log)[0]).toMatchObject({
    event: 'message.status',
    messageSid: 'SM1',
    status: MessageStatus,
    to: '…0143',
  });
});

describe('recordingStatus', () => {
  const form = {
    CallSid: 'CA1',
    RecordingSid: 'RE1',
    RecordingStatus: 'completed',
    RecordingDuration: '12',
    RecordingSource: 'RecordVerb',
    RecordingUrl: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1',
  };
  const ask = (path: string, change = {}) =>
    postWebhook('recordingStatus', recordingStatus, { ...form, ...change }, { path });

  test('texts the owner who called, how long, and where to listen', async () => {
    const { status, log } = await ask('recordingStatus?from=%2B12025550143');
    expect(status).toBe(204);
    expect(events(log).map(({ event }) => event)).toEqual(['recording.status', 'recording.noticeSent']);
    const sent = Object.fromEntries(twilio.asked[0]?.form ?? []);
    expect(sent).toMatchObject({ To: '+12025550100', From: '+15005550006' });
    expect(sent.Body).toMatch(/\+12025550143/);
    expect(sent.Body).toMatch(/12 seconds/);
    expect(sent.Body).toContain(form.RecordingUrl);
    expect(log.join()).not.toMatch(/202555/);
  });

  test.each([
    ['a call that was recorded as a whole', 'recordingStatus', { RecordingSource: 'OutboundAPI' }],
    ['a recording that is not there', 'recordingStatus?from=%2B12025550143', { RecordingStatus: 'absent' }],
  ])('only records %s', async (_what, path, change) => {
    expect((await ask(path, change)).status).toBe(204);
    expect(twilio.asked).toEqual([]);
  });

  test('has nobody to tell without an owner', async () => {
    useSettings({ ...goodSettings, OWNER_PHONE_NUMBER: '', TWILIO_API_BASE_URL: twilio.url });
    expect((await ask('recordingStatus?from=%2B12025550143')).status).toBe(204);
    expect(twilio.asked).toEqual([]);
  });

  test('says in the log when the owner could not be told', async () => {
    twilio.answerWith(400, '{"code":21610,"status":400}');
    const { status, log } = await ask('recordingStatus?from=%2B12025550143');
    expect(status).toBe(204);
    expect(log.join()).toMatch(/recording\.noticeFailed.*STOP/);
  });
});
