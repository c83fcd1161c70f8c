import VoiceResponse from 'twilio/lib/twiml/VoiceResponse.js';
import { describe, expect, test } from 'vitest';
import { voiceReply } from '../../src/phoneLine/reply.ts';
import type { Verb } from '../../src/phoneLine/types.ts';
import { BASE, CALLER, LINE, lineOf, OWNER, parse, turnOf, verbsIn } from './helpers.ts';

type Row = [name: string, verb: Verb, expected: (twiml: VoiceResponse) => unknown];

const gather = `${BASE}/gatherTwiml/start?verb=0`;
const dial = `${BASE}/dialTwiml/start?verb=0`;
const record = {
  action: `${BASE}/recordTwiml/start?verb=0`,
  recordingStatusCallback: `${BASE}/recordingStatus?from=%2B12025550143`,
};

/** The official SDK's builder is the judge: same attributes, same escapes, same bytes. */
const rows: Row[] = [
  ['say', { say: 'Fish & <chips> "now"\r\n\t> that' }, (r) => r.say('Fish & <chips> "now"\r\n\t> that')],
  [
    'say with a voice of its own',
    { say: { text: '안녕하세요', voice: 'Polly.Seoyeon', language: 'ko-KR', loop: 2 } },
    (r) => r.say({ voice: 'Polly.Seoyeon', language: 'ko-KR', loop: 2 }, '안녕하세요'),
  ],
  ['play', { play: 'https://a.example/a.mp3?x=1&y=2' }, (r) => r.play('https://a.example/a.mp3?x=1&y=2')],
  [
    'play in a loop',
    { play: { url: 'https://a.example/a.mp3', loop: 0 } },
    (r) => r.play({ loop: 0 }, 'https://a.example/a.mp3'),
  ],
  ['play keys', { play: { digits: 'ww12#' } }, (r) => r.play({ digits: 'ww12#' })],
  ['pause', { pause: 3 }, (r) => r.pause({ length: 3 })],
  ['gather alone', { gather: {} }, (r) => r.gather({ action: gather, input: ['dtmf'] })],
  [
    'gather with everything',
    {
      gather: {
        prompt: [{ say: 'Key it.' }, { pause: 1 }, { play: 'https://a.example/a.mp3' }],
        input: 'dtmf speech',
        numDigits: 4,
        timeout: 7,
        finishOnKey: '*',
        hints: ['one', 'two'],
        language: 'en-GB',
        on: { '1234': 'start' },
        otherwise: 'start',
      },
    },
    (r) => {
      const inner = r.gather({
        action: gather,
        input: ['dtmf', 'speech'],
        timeout: 7,
        numDigits: 4,
        finishOnKey: '*',
        hints: 'one, two',
        language: 'en-GB',
      });
      inner.say('Key it.');
      inner.pause({ length: 1 });
      inner.play('https://a.example/a.mp3');
    },
  ],
  [
    'gather that offers a phrase listens for speech, and hints at it',
    { gather: { on: { '1': 'start', 'Sales, please': 'start' } } },
    (r) => r.gather({ action: gather, input: ['dtmf', 'speech'], hints: 'Sales  please' }),
  ],
  [
    'gather that does not listen needs no language',
    { gather: { on: { '1': 'start' }, language: 'ko-KR' } },
    (r) => r.gather({ action: gather, input: ['dtmf'] }),
  ],
  [
    'gather that offers # does not end with it',
    { gather: { on: { '#': 'start' } } },
    (r) => r.gather({ action: gather, input: ['dtmf'], finishOnKey: '' }),
  ],
  ['dial a number', { dial: '+12025550111' }, (r) => r.dial({ action: dial }).number('+12025550111')],
  [
    'dial that is not recorded asks for no word of a recording',
    { dial: { number: '+12025550111', record: 'do-not-record' } },
    (r) => r.dial({ action: dial, record: 'do-not-record' }).number('+12025550111'),
  ],
  [
    'dial with everything',
    {
      dial: {
        numbers: ['+12025550111', '{{OWNER_PHONE_NUMBER}}', '+12025550111'],
        callerId: '{{TWILIO_PHONE_NUMBER}}',
        timeout: 20,
        record: true,
        otherwise: 'start',
      },
    },
    (r) => {
      const inner = r.dial({
        action: dial,
        timeout: 20,
        callerId: LINE,
        record: 'record-from-answer',
        recordingStatusCallback: `${BASE}/recordingStatus`,
      });
      inner.number('+12025550111');
      inner.number(OWNER);
    },
  ],
  ['record', { record: {} }, (r) => r.record(record)],
  [
    'record with everything',
    {
      record: {
        maxLength: 60,
        timeout: 0,
        finishOnKey: '#',
        playBeep: false,
        transcribe: true,
        then: 'start',
      },
    },
    (r) => {
      r.record({
        action: record.action,
        maxLength: 60,
        timeout: 0,
        finishOnKey: '#',
        playBeep: false,
        transcribe: true,
        recordingStatusCallback: record.recordingStatusCallback,
      });
      r.redirect(`${BASE}/voiceTwiml/start`);
    },
  ],
  ['redirect', { redirect: 'start' }, (r) => r.redirect(`${BASE}/voiceTwiml/start`)],
  ['reject', { reject: 'busy' }, (r) => r.reject({ reason: 'busy' })],
  ['hangup', { hangup: true }, (r) => r.hangup()],
  ['sms', { sms: 'Hello {{From}}' }, (r) => r.sms({ to: CALLER, from: LINE }, `Hello ${CALLER}`)],
  [
    'sms to the owner',
    { sms: { to: '{{OWNER_PHONE_NUMBER}}', text: '전화 왔어요' } },
    (r) => r.sms({ to: OWNER, from: LINE }, '전화 왔어요'),
  ],
];

describe('verbs as TwiML', () => {
  test.each(rows)('%s', (_name, verb, expected) => {
    const twiml = new VoiceResponse();
    expected(twiml);
    expect(voiceReply(turnOf(lineOf({ start: [verb] }), {}, { document: 'start' }))).toBe(twiml.toString());
  });

  test("speaks in the line's voice where the text's language is the one Twilio takes for granted", () => {
    const say = (language: string) => ({ say: { text: 'Hi', language } });
    const line = lineOf({ start: [say('en-US'), say('ko-KR')] }, { voice: { voice: 'alice' } });
    expect(verbsIn(voiceReply(turnOf(line, {}, { document: 'start' })))).toBe(
      '<Say voice="alice" language="en-US">Hi</Say><Say language="ko-KR">Hi</Say>',
    );
  });

  test("speaks in the line's voice and language, unless a text has a language of its own", () => {
    const line = lineOf(
      { start: [{ say: 'Hello.' }, { say: { text: '안녕', language: 'ko-KR' } }] },
      { voice: { voice: 'Polly.Joanna-Neural', language: 'en-US' } },
    );
    expect(verbsIn(voiceReply(turnOf(line, {}, { document: 'start' })))).toBe(
      '<Say voice="Polly.Joanna-Neural" language="en-US">Hello.</Say><Say language="ko-KR">안녕</Say>',
    );
  });
});

describe('a text of any length is cut to what Twilio says', () => {
  test.each([
    ['x', undefined, 4096],
    ['x', 'Polly.Joanna', 3000],
    ['x', 'Google.en-US-Neural2-C', 4500],
    ['가', undefined, 500],
    ['🙈', undefined, 375],
  ])('%s by %s: %i times', (character, voice, most) => {
    const line = lineOf({ start: [{ say: '{{SpeechResult}}' }] }, { voice: voice ? { voice } : {} });
    const twiml = voiceReply(
      turnOf(line, { SpeechResult: character.repeat(most + 1) }, { document: 'start' }),
    );
    expect(parse(twiml).textContent).toBe(character.repeat(most));
  });
});
