import { describe, expect, test } from 'vitest';
import { recordingStatus } from '../../src/functions/recordingStatus.ts';
import { voiceTwiml } from '../../src/functions/voiceTwiml.ts';
import { fakeTwilioForTests } from '../support/fakeTwilio.ts';
import { goodSettings, postWebhook } from '../support/functions.ts';

const twilio = fakeTwilioForTests();

const { TWILIO_PHONE_NUMBER: To = '', OWNER_PHONE_NUMBER: OWNER = '' } = goodSettings;
const CALLER = '+12025550143';

/** A call that comes in, and goes on with this document of the repository's own line. */
function call(document: string, form: Record<string, string>) {
  const path = `voiceTwiml/${document}`;
  const params = { CallSid: 'CA1', To, Direction: 'inbound', CallStatus: 'in-progress', ...form };
  return postWebhook('voiceTwiml', voiceTwiml, params, { path, route: { document } });
}

describe('the dial of the owner', () => {
  test.each<[string, Record<string, string>]>([
    ['the owner calls the own line', { From: OWNER }],
    ["the owner's phone forwards", { From: CALLER, ForwardedFrom: OWNER, CalledVia: OWNER }],
    ["the owner's phone forwards, in national form", { From: CALLER, ForwardedFrom: OWNER.slice(2) }],
  ])('is left out where %s: the caller leaves a message, the log says why', async (_name, form) => {
    const { text, log } = await call('person', form);
    expect(text).not.toContain('<Dial');
    expect(text).toContain('<Record ');
    expect(log.join()).toMatch(/line\.verbSkipped.*already in the call's path \((From|ForwardedFrom)\)/);
    expect(log.join()).not.toMatch(/202555/);
  });

  test('rings for everybody else', async () => {
    const { text } = await call('person', { From: CALLER, ForwardedFrom: '+12025550177' });
    expect(text).toContain(`<Number>${OWNER}</Number>`);
  });
});

test.each<[string, Record<string, string>, string]>([
  ['a number', { From: CALLER }, CALLER],
  ['a withheld number', { From: '+266696687' }, 'a caller who withheld their number'],
  ['an empty From', { From: '' }, 'a caller whose number is not known'],
  ['no From', {}, 'a caller whose number is not known'],
  ['a browser phone', { From: 'client:front_desk' }, 'front_desk'],
])('the owner reads who left a voicemail: %s', async (_name, form, words) => {
  twilio.answerWith(201, '{"sid":"SM1"}');
  const { text } = await call('voicemail', form);
  const [, path = ''] = /recordingStatusCallback="https:\/\/app\.example\.com\/api\/(.*?)"/.exec(text) ?? [];
  const recording = { CallSid: 'CA1', RecordingUrl: 'https://r/RE1', RecordingDuration: '-1' };
  await postWebhook('recordingStatus', recordingStatus, recording, { path });
  const [sent] = twilio.asked;
  expect(new Map(sent?.form).get('Body')).toBe(`New voicemail from ${words}. Listen: https://r/RE1.mp3`);
});
