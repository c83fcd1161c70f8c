import type { HttpHandler } from '@azure/functions';
import { beforeEach, describe, expect, test } from 'vitest';
import { callStatus } from '../../src/functions/callStatus.ts';
import { dialTwiml } from '../../src/functions/dialTwiml.ts';
import { gatherTwiml } from '../../src/functions/gatherTwiml.ts';
import { messageStatus } from '../../src/functions/messageStatus.ts';
import { recordingStatus } from '../../src/functions/recordingStatus.ts';
import { recordTwiml } from '../../src/functions/recordTwiml.ts';
import { smsTwiml } from '../../src/functions/smsTwiml.ts';
import { voiceTwiml } from '../../src/functions/voiceTwiml.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { goodSettings, postWebhook, useSettings } from '../support/functions.ts';

const twilio = fakeTwilioForTests();

const callSid = `CA${'0123456789abcdef'.repeat(2)}`;
const messageSid = `SM${'fedcba9876543210'.repeat(2)}`;
const from = { From: '+12025550143', To: '+15005550006' };
const call = { CallSid: callSid, ...from };
const message = { MessageSid: messageSid, SmsSid: messageSid, ...from };
const recording = {
  CallSid: callSid,
  RecordingUrl: 'https://api.twilio.com/2010-04-01/Accounts/AC1/Recordings/RE1',
  RecordingSource: 'RecordVerb',
};

/** Each webhook with a request that makes it write what it can write beside the lines that all may write. */
const webhooks: [
  name: string,
  handler: HttpHandler,
  form: Record<string, string>,
  sids: object,
  events: string[],
][] = [
  ['voiceTwiml', voiceTwiml, call, { callSid }, ['line.unknownDocument']],
  ['gatherTwiml', gatherTwiml, call, { callSid }, ['line.verbNotFound', 'line.unknownDocument']],
  ['dialTwiml', dialTwiml, call, { callSid }, ['line.verbNotFound', 'line.unknownDocument']],
  ['recordTwiml', recordTwiml, call, { callSid }, ['line.verbNotFound', 'line.unknownDocument']],
  ['smsTwiml', smsTwiml, { ...message, Body: 'CALL' }, { messageSid }, ['sms.callFailed']],
  ['callStatus', callStatus, call, { callSid }, ['call.status']],
  ['messageStatus', messageStatus, message, { messageSid }, ['message.status']],
  [
    'recordingStatus',
    recordingStatus,
    recording,
    { callSid },
    ['recording.status', 'recording.noticeFailed'],
  ],
];

/** What was logged, each line as its event and the SIDs that it says. */
function eventsOf(log: string[]) {
  const events = log.map((line) => JSON.parse(line.slice(line.indexOf('{'))));
  return events.map(({ event, callSid, messageSid }) => ({
    event,
    ...(callSid && { callSid }),
    ...(messageSid && { messageSid }),
  }));
}

const route = (name: string) => ({ path: `${name}/nowhere?verb=9`, route: { document: 'nowhere' } });

describe.each(webhooks)(
  '%s says in every line which call or text it is about',
  (name, handler, form, sids, events) => {
    beforeEach(() => twilio.answerWith(400, '{"code":21211,"status":400}'));

    test('where it answers', async () => {
      const { status, log } = await postWebhook(name, handler, form, route(name));
      expect(status).toBeLessThan(300);
      expect(eventsOf(log)).toEqual(events.map((event) => ({ event, ...sids })));
    });

    test('where a setting is at fault', async () => {
      useSettings({ ...goodSettings, ALLOWED_COUNTRIES: 'nowhere' });
      const lines = eventsOf((await postWebhook(name, handler, form, route(name))).log);
      expect(lines).toEqual(['settings.invalid', ...events].map((event) => ({ event, ...sids })));
    });

    test('where it refuses', async () => {
      const { status, log } = await postWebhook(name, handler, form, { ...route(name), token: 'another' });
      expect(status).toBe(403);
      expect(eventsOf(log)).toEqual([{ event: 'webhook.refused', ...sids }]);
    });
  },
);

test('the call that a text asks for is told beside the text', async () => {
  twilio.answerWith(201, '{"sid":"CA1"}');
  const { log } = await postWebhook('smsTwiml', smsTwiml, { ...message, Body: 'CALL' });
  expect(eventsOf(log)).toEqual([{ event: 'sms.called', callSid: 'CA1', messageSid }]);
});
