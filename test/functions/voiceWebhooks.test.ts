import type { HttpHandler } from '@azure/functions';
import { beforeEach, describe, expect, test } from 'vitest';
import { dialTwiml } from '../../src/functions/dialTwiml.ts';
import { gatherTwiml } from '../../src/functions/gatherTwiml.ts';
import { recordTwiml } from '../../src/functions/recordTwiml.ts';
import { voiceTwiml } from '../../src/functions/voiceTwiml.ts';
import { goodSettings, postWebhook, useSettings } from '../support/functions.ts';

beforeEach(() => useSettings(goodSettings));

const call = {
  CallSid: 'CA1',
  From: '+12025550143',
  To: '+15005550006',
  Direction: 'inbound',
  CallStatus: 'ringing',
};

async function ask(
  name: string,
  handler: HttpHandler,
  path: string,
  form: Record<string, string> = {},
): Promise<string> {
  const document = path.split('?')[0]?.split('/')[1];
  const route = { path, ...(document && { route: { document } }) };
  const answer = await postWebhook(name, handler, { ...call, ...form }, route);
  expect(answer.status).toBe(200);
  return answer.text;
}

/** The URL of an attribute, as path and query below the functions' base: what Twilio would call next. */
function next(twiml: string, attribute: string): string {
  const url = new RegExp(`${attribute}="https://app\\.example\\.com/api/([^"]+)"`).exec(twiml)?.[1] ?? '';
  return url.replaceAll('&amp;', '&');
}

describe('voiceTwiml', () => {
  test('starts at the start', async () => {
    const twiml = await ask('voiceTwiml', voiceTwiml, 'voiceTwiml');
    expect(twiml).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><Response><Say [^>]*>Hello Monkey!<\/Say>/,
    );
  });

  test('plays the document that the route names', async () => {
    expect(await ask('voiceTwiml', voiceTwiml, 'voiceTwiml/thanks')).toMatch(/Thank you.*<Hangup\/>/);
  });

  test('never fails a caller over a document that is not there', async () => {
    expect(await ask('voiceTwiml', voiceTwiml, 'voiceTwiml/nowhere')).toMatch(/Hello Monkey!/);
  });
});

test('a caller who presses 2 is recorded and thanked: each answer names the next webhook', async () => {
  const start = await ask('voiceTwiml', voiceTwiml, 'voiceTwiml');
  const voicemail = await ask('gatherTwiml', gatherTwiml, next(start, 'action'), { Digits: '2' });
  expect(voicemail).toMatch(/<Record [^>]*maxLength="120"/);
  expect(
    await ask('recordTwiml', recordTwiml, next(voicemail, 'action'), { RecordingDuration: '5' }),
  ).toMatch(/Thank you/);
});

test('a caller who presses 1 is put through, and back to the voicemail when nobody answers', async () => {
  const start = await ask('voiceTwiml', voiceTwiml, 'voiceTwiml');
  const person = await ask('gatherTwiml', gatherTwiml, next(start, 'action'), { Digits: '1' });
  expect(person).toMatch(/<Dial [^>]*timeout="20"[^>]*>.*\+12025550100/);
  const action = next(person, 'action');
  expect(await ask('dialTwiml', dialTwiml, action, { DialCallStatus: 'no-answer' })).toMatch(/<Record/);
  expect(await ask('dialTwiml', dialTwiml, action, { DialCallStatus: 'completed' })).toMatch(/<Hangup\/>/);
});

test('a caller who presses something else hears the start again', async () => {
  const start = await ask('voiceTwiml', voiceTwiml, 'voiceTwiml');
  expect(await ask('gatherTwiml', gatherTwiml, next(start, 'action'), { Digits: '9' })).toMatch(
    /Hello Monkey!/,
  );
});
