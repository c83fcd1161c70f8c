import { describe, expect, test } from 'vitest';
import { voiceReply } from '../../../src/phoneLine/reply.ts';
import { lineOf, parse, turnOf, verbsIn } from '../helpers.ts';
import { leads, next, renders, saysBriefly } from './helpers.ts';

describe('as TwiML', () =>
  renders([
    ['say', { say: 'Fish & <chips> "now"\r\n\t> that' }, (r) => r.say('Fish & <chips> "now"\r\n\t> that')],
    [
      'say with a voice of its own',
      { say: { text: '안녕하세요', voice: 'Polly.Seoyeon', language: 'ko-KR', loop: 2 } },
      (r) => r.say({ voice: 'Polly.Seoyeon', language: 'ko-KR', loop: 2 }, '안녕하세요'),
    ],
    [
      'say with quotes in an attribute',
      { say: { text: 'Hi', voice: 'a "voice" & <another>\'s\t\n' } },
      (r) => r.say({ voice: 'a "voice" & <another>\'s\t\n' as 'man' }, 'Hi'),
    ],
  ]));

describe('where it leads', () =>
  leads('say', [
    ['say', 'Hello', [next]],
    ['say in a loop', { text: 'Hello', loop: 3 }, [next]],
    ['say without end', { text: 'Hello', loop: 0 }, []],
  ]));

describe('in a few words', () =>
  saysBriefly('say', [
    ['Hello', 'say “Hello”'],
    [{ text: '안녕하세요' }, 'say “안녕하세요”'],
    ['A text that is far too long for a box in a picture', 'say “A text that is far too long…”'],
    [{ txet: 1 }, 'say'],
    [null, 'say'],
  ]));

describe('the voice', () => {
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
