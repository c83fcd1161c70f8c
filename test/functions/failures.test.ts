import type { HttpHandler } from '@azure/functions';
import { beforeEach, expect, test } from 'vitest';
import { callStatus } from '../../src/functions/callStatus.ts';
import { dialTwiml } from '../../src/functions/dialTwiml.ts';
import { messageStatus } from '../../src/functions/messageStatus.ts';
import { recordingStatus } from '../../src/functions/recordingStatus.ts';
import { smsTwiml } from '../../src/functions/smsTwiml.ts';
import { voiceTwiml } from '../../src/functions/voiceTwiml.ts';
import { goodSettings, postWebhook, useSettings } from '../support/functions.ts';

beforeEach(() => useSettings(goodSettings));

const CALL = { CallSid: 'CA1', From: '+12025550143', To: '+15005550006', Direction: 'inbound' };
const FALLBACK = {
  ErrorCode: '11200',
  ErrorUrl: 'https://user:secret@app.example.com/api/smsTwiml/%2B12025550143?code=secret&secret#secret',
};

type Case = [what: string, name: string, HttpHandler, form: { [name: string]: string }, told: object];

test.each<Case>([
  [
    'a dial of a number that is wrong',
    'dialTwiml',
    dialTwiml,
    { ...CALL, CallStatus: 'in-progress', DialCallStatus: 'failed', ErrorCode: '13224', DialCallSid: 'CA2' },
    { event: 'call.dialFailed', dialCallSid: 'CA2', errorCode: '13224', meaning: /does not exist/ },
  ],
  [
    'a dial that failed without a code',
    'dialTwiml',
    dialTwiml,
    { ...CALL, CallStatus: 'in-progress', DialCallStatus: 'failed' },
    { event: 'call.dialFailed', hint: /Geo permissions/ },
  ],
  [
    'a call that the carrier refused',
    'callStatus',
    callStatus,
    { ...CALL, CallStatus: 'failed', SipResponseCode: '404' },
    {
      event: 'call.status',
      status: 'failed',
      sipResponseCode: '404',
      errorCode: undefined,
      meaning: /does not exist/,
    },
  ],
  [
    'a call that failed with a SIP code that is not known here',
    'callStatus',
    callStatus,
    { ...CALL, CallStatus: 'failed', SipResponseCode: '499', ErrorCode: '' },
    { sipResponseCode: '499', errorCode: undefined, meaning: undefined },
  ],
  [
    'a dial that failed with both codes',
    'dialTwiml',
    dialTwiml,
    {
      ...CALL,
      CallStatus: 'in-progress',
      DialCallStatus: 'failed',
      ErrorCode: '13227',
      DialSipResponseCode: '403',
    },
    { errorCode: '13227', sipResponseCode: '403', meaning: /Geo permissions/ },
  ],
  [
    'a dial that failed with a SIP code alone',
    'dialTwiml',
    dialTwiml,
    {
      ...CALL,
      CallStatus: 'in-progress',
      DialCallStatus: 'failed',
      ErrorCode: '0',
      DialSipResponseCode: '503',
    },
    { errorCode: undefined, sipResponseCode: '503', meaning: /cannot place calls/ },
  ],
  [
    'a call that was completed with an error',
    'callStatus',
    callStatus,
    { ...CALL, CallStatus: 'completed', ErrorCode: '11200', SipResponseCode: '200' },
    { errorCode: '11200', sipResponseCode: '200', meaning: /did not answer 200/ },
  ],
  [
    'a text whose new name for the status is empty',
    'messageStatus',
    messageStatus,
    { MessageSid: 'SM1', MessageStatus: '', SmsStatus: 'failed', ErrorCode: '30007' },
    { status: 'failed', meaning: /spam/ },
  ],
  [
    'a call that failed with a code of Twilio',
    'callStatus',
    callStatus,
    { ...CALL, CallStatus: 'failed', SipResponseCode: '403', ErrorCode: '13227' },
    { event: 'call.status', sipResponseCode: '403', errorCode: '13227', meaning: /Geo permissions/ },
  ],
  [
    'a text that was not delivered, by its old name',
    'messageStatus',
    messageStatus,
    { SmsSid: 'SM1', SmsStatus: 'undelivered', ErrorCode: '30006' },
    {
      event: 'message.status',
      messageSid: 'SM1',
      status: 'undelivered',
      errorCode: '30006',
      meaning: /landline/,
    },
  ],
  [
    'a text that failed with a code that is not known here',
    'messageStatus',
    messageStatus,
    { MessageSid: 'SM1', MessageStatus: 'failed', ErrorCode: '39999' },
    { errorCode: '39999', meaning: /errors\/39999/ },
  ],
  [
    'a recording that failed',
    'recordingStatus',
    recordingStatus,
    { CallSid: 'CA1', RecordingSid: 'RE1', RecordingStatus: 'failed', ErrorCode: '13520' },
    { event: 'recording.status', status: 'failed', errorCode: '13520' },
  ],
  [
    'a call that came by a fallback URL',
    'voiceTwiml',
    voiceTwiml,
    { ...CALL, CallStatus: 'ringing', ...FALLBACK },
    { event: 'webhook.fallback', callSid: 'CA1', errorCode: '11200', meaning: /did not answer 200/ },
  ],
  [
    'a text that came by a fallback URL',
    'smsTwiml',
    smsTwiml,
    { MessageSid: 'SM1', From: '+12025550143', To: '+15005550006', Body: 'hours', ...FALLBACK },
    { event: 'webhook.fallback', messageSid: 'SM1', failedPath: '/api/smsTwiml/…0143' },
  ],
])('%s is one warning', async (_what, name, handler, form, told) => {
  const path = name === 'dialTwiml' ? 'dialTwiml/person?verb=0' : name;
  const { status, log } = await postWebhook(name, handler, form, { path, route: { document: 'person' } });
  expect([200, 204]).toContain(status);
  const warnings = log.filter((line) => line.startsWith('warning '));
  expect(warnings).toHaveLength(1);
  const line = JSON.parse(warnings[0]?.slice('warning '.length) ?? '');
  for (const [field, value] of Object.entries(told))
    expect(line[field]).toEqual(value instanceof RegExp ? expect.stringMatching(value) : value);
  expect(log.join()).not.toMatch(/2025550143|secret/);
});

test.each<[string, HttpHandler, { [name: string]: string }]>([
  ['callStatus', callStatus, { ...CALL, CallStatus: 'busy', SipResponseCode: '486' }],
  ['callStatus', callStatus, { ...CALL, CallStatus: 'no-answer' }],
  ['callStatus', callStatus, { ...CALL, CallStatus: 'completed', SipResponseCode: '200' }],
  ['callStatus', callStatus, { ...CALL, CallStatus: 'completed', ErrorCode: '0' }],
  ['callStatus', callStatus, { ...CALL, CallStatus: 'completed', ErrorCode: '' }],
  ['messageStatus', messageStatus, { SmsSid: 'SM1', SmsStatus: 'delivered' }],
  ['messageStatus', messageStatus, { MessageSid: 'SM1', MessageStatus: 'sent', ErrorCode: '0' }],
  ['recordingStatus', recordingStatus, { CallSid: 'CA1', RecordingStatus: 'absent' }],
])('%s: what is no failure is no warning', async (name, handler, form) => {
  const { log } = await postWebhook(name, handler, form);
  expect(log.filter((line) => line.startsWith('warning '))).toEqual([]);
  expect(log.join()).not.toContain('meaning');
});

test('what is played does not change: a dial that failed leads where one that nobody answers does', async () => {
  const ask = (DialCallStatus: string) =>
    postWebhook(
      'dialTwiml',
      dialTwiml,
      { ...CALL, CallStatus: 'in-progress', DialCallStatus },
      {
        path: 'dialTwiml/person?verb=0',
        route: { document: 'person' },
      },
    );
  expect((await ask('failed')).text).toBe((await ask('no-answer')).text);
});
