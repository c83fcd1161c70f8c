import { describe, expect, test } from 'vitest';
import { voiceReply } from '../../src/phoneLine/reply.ts';
import type { Verb } from '../../src/phoneLine/types.ts';
import { CALLER, LINE, lineOf, turnOf, verbsIn } from './helpers.ts';

describe('a number that is not set', () => {
  const placeholders = {};

  test.each<[string, Verb[], string]>([
    [
      'dial goes straight to its otherwise',
      [{ dial: { number: '{{OWNER_PHONE_NUMBER}}', otherwise: 'away' } }],
      '<Say>Away.</Say>',
    ],
    [
      'dial without otherwise goes on',
      [{ dial: '{{OWNER_PHONE_NUMBER}}' }, { say: 'Next.' }],
      '<Say>Next.</Say>',
    ],
    [
      'sms is skipped',
      [{ sms: { to: '{{OWNER_PHONE_NUMBER}}', text: 'x' } }, { say: 'Next.' }],
      '<Say>Next.</Say>',
    ],
    ['a text leaves it out', [{ say: 'Call {{OWNER_PHONE_NUMBER}}.' }], '<Say>Call .</Say>'],
  ])('%s', (_name, start, expected) => {
    const line = lineOf({ start, away: [{ say: 'Away.' }] });
    expect(verbsIn(voiceReply(turnOf(line, {}, { placeholders, document: 'start' })))).toBe(expected);
  });

  test('leaves the numbers that are set, and says in the log what was skipped', () => {
    const notes: { event: string }[] = [];
    const line = lineOf({
      start: [
        { dial: { numbers: ['{{OWNER_PHONE_NUMBER}}', '+12025550111'] } },
        { dial: '{{OWNER_PHONE_NUMBER}}' },
      ],
    });
    const twiml = voiceReply(turnOf(line, {}, { placeholders, notes, document: 'start' }));
    expect(twiml).toContain('<Number>+12025550111</Number></Dial></Response>');
    const reason = 'no number to call is set';
    expect(notes).toEqual([{ event: 'line.verbSkipped', document: 'start', verb: 'dial', index: 1, reason }]);
  });

  test('does not go round for ever where two dials lead to each other', () => {
    const dial = (otherwise: string): Verb => ({ dial: { number: '{{OWNER_PHONE_NUMBER}}', otherwise } });
    const line = lineOf({ start: [dial('b')], b: [{ say: 'B.' }, dial('start')] });
    expect(verbsIn(voiceReply(turnOf(line, {}, { placeholders, document: 'start' })))).toBe(
      '<Say>B.</Say><Hangup/>',
    );
  });
});

describe("the line's own number", () => {
  const away = [{ say: 'Away.' }];

  test.each<[string, Verb, string, string]>([
    ['a dial', { dial: { number: LINE, otherwise: 'away' } }, '<Say>Away.</Say>', 'call'],
    [
      'a dial of several',
      { dial: { numbers: [LINE, '{{OWNER_PHONE_NUMBER}}'], otherwise: 'away' } },
      '<Say>Away.</Say>',
      'call',
    ],
    ['an sms', { sms: { to: LINE, text: 'x' } }, '<Say>Next.</Say>', 'text'],
  ])('%s is skipped, and the log says why', (_name, verb, expected, what) => {
    const notes: { event: string }[] = [];
    const placeholders = { TWILIO_PHONE_NUMBER: LINE, OWNER_PHONE_NUMBER: LINE };
    const line = lineOf({ start: [verb, { say: 'Next.' }], away });
    expect(verbsIn(voiceReply(turnOf(line, {}, { notes, placeholders, document: 'start' })))).toBe(expected);
    expect(notes).toMatchObject([
      { event: 'line.verbSkipped', index: 0, reason: `the number to ${what} is the line's own` },
    ]);
  });

  test('is known from the call where no setting has it', () => {
    const line = lineOf({ start: [{ dial: { number: LINE, otherwise: 'away' } }], away });
    expect(verbsIn(voiceReply(turnOf(line, {}, { placeholders: {}, document: 'start' })))).toBe(
      '<Say>Away.</Say>',
    );
  });

  test('leaves the other numbers of a dial', () => {
    const line = lineOf({ start: [{ dial: { numbers: [LINE, '+12025550111'] } }] });
    const twiml = voiceReply(turnOf(line, {}, { document: 'start' }));
    expect(twiml).toContain('><Number>+12025550111</Number></Dial>');
    expect(twiml).not.toContain(`<Number>${LINE}`);
  });
});

describe('who the other party is', () => {
  test('is the callee of a call that the line placed', () => {
    const line = lineOf({ start: [{ sms: 'Hi' }, { record: {} }] });
    const twiml = voiceReply(
      turnOf(line, { Direction: 'outbound-api', From: LINE, To: CALLER }, { document: 'start' }),
    );
    expect(twiml).toContain(`<Sms to="${CALLER}" from="${LINE}">`);
    expect(twiml).toContain('recordingStatus?from=12025550143&amp;step=1"');
  });

  test.each([
    ['inbound', CALLER, LINE],
    ['outbound-api', LINE, CALLER],
  ])("is texted from the number of an %s call where the line's is not set", (Direction, From, To) => {
    const line = lineOf({ start: [{ sms: 'Hi' }] });
    const twiml = voiceReply(turnOf(line, { Direction, From, To }, { placeholders: {}, document: 'start' }));
    expect(verbsIn(twiml)).toBe(`<Sms to="${CALLER}" from="${LINE}">Hi</Sms>`);
  });

  test('is written into a URL so that nothing on the way has cause to rewrite it', () => {
    const line = lineOf({ start: [{ record: {} }] });
    const twiml = voiceReply(turnOf(line, { From: "sip:o'b(1)*~!@x" }, { document: 'start' }));
    expect(twiml).toContain('recordingStatus?from=sip-c2lwOm8nYigxKSp-IUB4&amp;step=1"');
  });

  test("shows the line's number in place of a caller's that is withheld", () => {
    const line = lineOf({ start: [{ dial: '+12025550111' }] });
    expect(voiceReply(turnOf(line, { From: 'anonymous' }, { document: 'start' }))).toContain(
      `callerId="${LINE}"`,
    );
  });

  test('sends no text to a caller without a number', () => {
    const notes: { event: string }[] = [];
    const line = lineOf({ start: [{ sms: 'Hi' }] });
    expect(verbsIn(voiceReply(turnOf(line, { From: 'anonymous' }, { notes, document: 'start' })))).toBe('');
    expect(notes).toMatchObject([{ event: 'line.verbSkipped', verb: 'sms' }]);
  });
});
