import { describe, expect, test } from 'vitest';
import {
  dialReply,
  documentNames,
  gatherReply,
  sayProblem,
  sayTwiml,
  type Turn,
  voiceReply,
} from '../../src/phoneLine/reply.ts';
import type { Verb } from '../../src/phoneLine/types.ts';
import { BASE, CALLER, LINE, lineOf, type Note, OWNER, turnOf, verbsIn } from './helpers.ts';

describe('a call', () => {
  test('begins at start, or at the document that is named', () => {
    const line = lineOf({ other: [{ say: 'Other.' }] });
    expect(verbsIn(voiceReply(turnOf(line)))).toBe('<Say>Hello.</Say>');
    expect(verbsIn(voiceReply(turnOf(line, {}, { document: 'other' })))).toBe('<Say>Other.</Say>');
  });

  test.each(['nowhere', 'constructor', '__proto__', '', '한글', '../x'])(
    'falls back to start for %j',
    (name) => {
      const notes: Note[] = [];
      expect(verbsIn(voiceReply(turnOf(lineOf({}), {}, { notes, document: name })))).toBe(
        '<Say>Hello.</Say>',
      );
      expect(notes).toMatchObject([{ event: 'line.unknownDocument' }]);
    },
  );

  test('apologises where even start is missing', () => {
    const twiml = verbsIn(voiceReply(turnOf({ voice: { documents: {} } })));
    expect(twiml).toMatch(/^<Say>We are sorry\. .*<\/Say><Hangup\/>$/);
  });

  test('apologises rather than send more than Twilio takes', () => {
    const line = lineOf({ start: Array<Verb>(50).fill({ say: '{{SpeechResult}}' }) });
    const twiml = voiceReply(turnOf(line, { SpeechResult: 'x'.repeat(4000) }, { document: 'start' }));
    expect(twiml).toContain('We are sorry.');
  });

  test.each([
    ['the very number', CALLER, true],
    ['a number that is only similar', '+12025550144', false],
    ['a number that begins so', '+19005550100', true],
    ['no number', 'anonymous', true],
  ])('with %s blocked', (_name, From, blocked) => {
    const line = lineOf({}, { blockedCallers: [CALLER, '+1900*', 'anonymous'] });
    const expected = blocked ? '<Reject reason="rejected"/>' : '<Say>Hello.</Say>';
    const notes: Note[] = [];
    expect(verbsIn(voiceReply(turnOf(line, { From }, { notes })))).toBe(expected);
    expect(notes).toEqual(blocked ? [{ event: 'line.callerBlocked' }] : []);
  });

  test('is not turned away where the line itself calls', () => {
    const line = lineOf({}, { blockedCallers: [LINE] });
    const params = { Direction: 'outbound-api', From: LINE, To: CALLER };
    expect(verbsIn(voiceReply(turnOf(line, params, { document: 'start' })))).toBe('<Say>Hello.</Say>');
  });

  test.each([
    ['begins at otherwise outside the hours', undefined, 'inbound', 'Closed.'],
    ['begins where it is told to at any hour', 'start', 'inbound', 'Hello.'],
    ['that the line placed knows no hours', undefined, 'outbound-api', 'Hello.'],
  ])('%s', (_name, document, Direction, text) => {
    const hours = { timeZone: 'Europe/Berlin', open: {}, otherwise: 'closed' };
    const line = lineOf({ closed: [{ say: 'Closed.' }] }, { voice: { hours } });
    expect(verbsIn(voiceReply(turnOf(line, { Direction }, { document })))).toBe(`<Say>${text}</Say>`);
  });
});

describe('what is kept between requests', () => {
  test('is kept per base, and never what belongs to one caller', () => {
    const line = lineOf({ start: [{ say: 'Hi {{From}}' }], menu: [{ redirect: 'start' }] });
    const reply = (name: string, From: string, base = BASE) =>
      voiceReply(turnOf(line, { From }, { base, document: name }));
    expect([reply('start', '+12025550111'), reply('start', '+12025550112')].map(verbsIn)).toEqual([
      '<Say>Hi +12025550111</Say>',
      '<Say>Hi +12025550112</Say>',
    ]);
    expect(reply('menu', CALLER)).toBe(reply('menu', CALLER));
    expect(reply('menu', CALLER, 'https://b.example/api')).toContain(
      'https://b.example/api/voiceTwiml/start',
    );
  });

  test.each(['OWNER_PHONE_NUMBER', 'TWILIO_PHONE_NUMBER'] as const)('is kept per %s', (name) => {
    const line = lineOf({ start: [{ say: `{{${name}}}` }] });
    const reply = (number: string) =>
      verbsIn(voiceReply(turnOf(line, {}, { placeholders: { [name]: number }, document: 'start' })));
    expect([reply(OWNER), reply(LINE)]).toEqual([`<Say>${OWNER}</Say>`, `<Say>${LINE}</Say>`]);
  });
});

describe('a text to be said', () => {
  const line = (voice?: string) => lineOf({}, { voice: { voice, language: 'en-GB' } });

  test("is said in the line's voice, as it is", () => {
    expect(verbsIn(sayTwiml(line('Polly.Amy'), 'A & {{From}}\u0007'))).toBe(
      '<Say voice="Polly.Amy" language="en-GB">A &amp; {{From}}</Say>',
    );
  });

  test.each([
    ['a short text', 'Polly.Amy', 'Hello', undefined],
    ['nothing', 'Polly.Amy', ' \u0000 ', /nothing to say/],
    ['more than Polly says', 'Polly.Amy', 'x'.repeat(3001), /3001 characters.* at most 3000/],
    ['what a plain voice says', undefined, 'x'.repeat(3800), undefined],
    ['more than a plain voice says', undefined, 'x'.repeat(4097), /at most 4096/],
    ['more Hangul than Twilio takes', 'Polly.Seoyeon', '가'.repeat(501), /4509 .* at most 4500/],
    ['more than fits a call', undefined, 'x'.repeat(3990), /at most 4000/],
    ['what grows when escaped', undefined, '&'.repeat(900), /at most 4000/],
  ])('%s', (_name, voice, text, problem) => {
    const found = sayProblem(line(voice), text);
    if (problem) expect(found).toMatch(problem);
    else expect(found).toBeUndefined();
  });
});

test('lists the documents', () => {
  expect(documentNames(lineOf({ b: [] }))).toEqual(['start', 'b']);
});

describe('a long document', () => {
  const reply = (start: Verb[]) => voiceReply(turnOf(lineOf({ start })));

  /** The reply of a document whose TwiML has so many bytes. */
  const replyOf = (bytes: number, filler: string) => {
    const text = filler.repeat(400);
    const count = Math.floor((bytes - 500) / (Buffer.byteLength(text) + '<Say></Say>'.length));
    const most = Array<Verb>(count).fill({ say: text });
    const missing = bytes - Buffer.byteLength(reply([...most, { say: 'x' }]));
    return reply([...most, { say: 'x'.repeat(missing + 1) }]);
  };

  test.each([
    ['of 21 kB', 21 * 1024, 'x', true],
    ['of 22 kB', 22 * 1024, 'x', true],
    ['of 22 kB of Hangul', 22 * 1024, '가', true],
    ['of 64 kB', 64 * 1024, 'x', true],
    ['of 64 kB of Hangul', 64 * 1024, '가', true],
    ['of 64 kB and a byte', 64 * 1024 + 1, 'x', false],
    ['of 64 kB and a byte of Hangul', 64 * 1024 + 1, '가', false],
  ])('%s is played whole, or not at all', (_name, bytes, filler, played) => {
    const twiml = replyOf(bytes, filler);
    if (played) expect(Buffer.byteLength(twiml)).toBe(bytes);
    else expect(verbsIn(twiml)).toMatch(/^<Say>We are sorry\./);
  });
});

describe('the documents that an answer plays', () => {
  const nobody = '{{OWNER_PHONE_NUMBER}}';
  const line = lineOf(
    {
      start: [{ gather: { on: { '1': 'person' } } }, { say: 'Next.' }],
      person: [{ dial: { number: nobody, otherwise: 'away' } }],
      away: [{ say: 'Away, {{From}}.' }],
      round: [{ dial: { number: nobody, otherwise: 'again' } }],
      again: [{ dial: { number: nobody, otherwise: 'round' } }],
      long: Array<Verb>(50).fill({ say: '{{SpeechResult}}' }),
      called: [{ dial: '+12025550111' }],
    },
    { blockedCallers: ['anonymous'] },
  );

  test.each<[string, (turn: Turn) => string, string | undefined, { [name: string]: string }, string[]]>([
    ['one', voiceReply, 'away', {}, ['away']],
    ['start where none is named', voiceReply, undefined, {}, ['start']],
    ['start in place of one that is not there', voiceReply, 'nowhere', {}, ['start']],
    ['one after another', voiceReply, 'person', {}, ['person', 'away']],
    ['one that is entered twice', voiceReply, 'round', {}, ['round', 'again', 'round']],
    ['where a key leads', gatherReply, 'start', { Digits: '1' }, ['person', 'away']],
    ['the same one, where the next verb follows', gatherReply, 'start', {}, ['start']],
    ['the dial that was answered', dialReply, 'called', { DialCallStatus: 'completed' }, ['called']],
    ['an answered dial that is not there', dialReply, 'gone', { DialCallStatus: 'completed' }, []],
    ['nothing for a blocked caller', voiceReply, 'start', { From: 'anonymous' }, []],
    ['nothing where the line is at fault', voiceReply, 'long', { SpeechResult: 'x'.repeat(4000) }, []],
  ])('%s', (_name, reply, document, params, expected) => {
    for (const time of ['first', 'second']) {
      const turn = turnOf(line, params, { document, placeholders: {} });
      reply(turn);
      expect(turn.entered, time).toEqual(expected);
    }
  });
});
