import { describe, expect, test } from 'vitest';
import { voicemailNotice, voiceReply } from '../../src/phoneLine/reply.ts';
import type { PhoneLine } from '../../src/phoneLine/types.ts';
import { CALLER, LINE, lineOf, type Note, OWNER, parse, turnOf, verbsIn } from './helpers.ts';

const WITHHELD = [
  'anonymous',
  'a caller who withheld their number',
  '발신 번호를 숨긴 분',
  undefined,
] as const;
const UNKNOWN = [
  'unknown',
  'a caller whose number is not known',
  '발신 번호를 알 수 없는 분',
  undefined,
] as const;
const named = (words: string) => [undefined, words, words, undefined] as const;
const numbered = (number: string) => [number, number, number, number] as const;

/** Who calls (undefined: the parameter does not come), the entry that blocks them, how people read of them, their number. */
type Row = readonly [
  from: string | undefined,
  entry: string | undefined,
  words: string,
  korean: string,
  number: string | undefined,
];

const PARTIES: Row[] = [
  ['anonymous', ...WITHHELD],
  ['Anonymous', ...WITHHELD],
  ['RESTRICTED', ...WITHHELD],
  ['Blocked', ...WITHHELD],
  ['private', ...WITHHELD],
  ['+266696687', ...WITHHELD],
  ['+7378742883', ...WITHHELD],
  ['+2562533', ...WITHHELD],
  ['sip:anonymous@anonymous.invalid', ...WITHHELD],
  ['unknown', ...UNKNOWN],
  ['Unavailable', ...UNKNOWN],
  ['', ...UNKNOWN],
  [' ', ...UNKNOWN],
  [undefined, ...UNKNOWN],
  ['+86282452253', ...UNKNOWN],
  ['+8656696', ...UNKNOWN],
  [CALLER, ...numbered(CALLER)],
  [`\u202a${CALLER}\u202c`, ...numbered(CALLER)],
  [`whatsapp:${CALLER}`, ...numbered(CALLER)],
  ['client:front_desk', ...named('front_desk')],
  ['sip:ann@example.com', ...named('sip:ann@example.com')],
  ['12345', ...named('12345')],
  ['SUPPORT', ...named('SUPPORT')],
];

const ENTRIES = ['anonymous', 'unknown', CALLER];

const turnFrom = (from: string | undefined, line: PhoneLine, notes?: Note[]) => {
  const { From: _, ...params } = turnOf(line).params;
  return turnOf(
    line,
    {},
    { document: 'start', notes, params: from === undefined ? params : { ...params, From: from } },
  );
};

const answer = (from: string | undefined, line: PhoneLine, notes?: Note[]) =>
  verbsIn(voiceReply(turnFrom(from, line, notes)));

describe.each(PARTIES)('a call from %j', (from, entry, words, korean, number) => {
  test.each(ENTRIES)('is turned away by %s alone', (blocked) => {
    const twiml = answer(from, lineOf({}, { blockedCallers: [blocked] }));
    expect(twiml).toBe(blocked === entry ? '<Reject reason="rejected"/>' : '<Say>Hello.</Say>');
  });

  test('is turned away by the beginning of a number only where it has that number', () => {
    const blockedCallers = ['+1*', '+2*', '+7*', '+8*'];
    const twiml = answer(from, lineOf({}, { blockedCallers }));
    expect(twiml).toBe(number === undefined ? '<Say>Hello.</Say>' : '<Reject reason="rejected"/>');
  });

  test.each([
    ['en-US', words],
    ['ko-KR', korean],
  ])("is spoken of and texted to the owner in the line's language, %s", (language, told) => {
    const start = [{ say: '{{From}}' }, { sms: { to: OWNER, text: '{{From}}' } }];
    const twiml = answer(from, lineOf({ start }, { voice: { language } }));
    const say = `<Say language="${language}">${told}</Say>`;
    expect(twiml).toBe(`${say}<Sms to="${OWNER}" from="${LINE}">${told}</Sms>`);
  });

  test.each<[string, PhoneLine['voice']['documents']['start']]>([
    ['without a number', [{ sms: 'Hi' }]],
    ['to {{From}}', [{ sms: { to: '{{From}}', text: 'Hi' } }]],
  ])('gets a text %s where it has a number, else the log says why not', (_name, start) => {
    const notes: Note[] = [];
    const reason = 'the other party has no number to text';
    const skipped = { event: 'line.verbSkipped', document: 'start', verb: 'sms', index: 0, reason };
    const twiml = answer(from, lineOf({ start }), notes);
    expect(twiml).toBe(number === undefined ? '' : `<Sms to="${number}" from="${LINE}">Hi</Sms>`);
    expect(notes).toEqual(number === undefined ? [skipped] : []);
  });

  test("is shown as the caller where it has a number, else the line's own is", () => {
    const dial = (callerId?: string) => lineOf({ start: [{ dial: { number: OWNER, callerId } }] });
    const shown = (line: PhoneLine) =>
      parse(voiceReply(turnFrom(from, line)))
        .getElementsByTagName('Dial')[0]
        ?.getAttribute('callerId');
    expect(shown(dial('{{From}}'))).toBe(number ?? LINE);
    // Twilio shows a caller's number by itself, where it is one.
    expect(shown(dial())).toBe(from?.includes(CALLER) && !from.includes(':') ? null : LINE);
  });

  test('leaves a voicemail whose notice says who called, by a URL that needs no escaping', () => {
    const line = lineOf({ start: [{ record: {} }] }, { voice: { language: 'ko-KR' } });
    const [, value = ''] = /recordingStatus\?from=(.*?)&amp;step=1"/.exec(answer(from, line)) ?? [];
    expect(value).toMatch(/^[\w.~-]+$/);
    expect(noticeFor(value, line)).toBe(`New voicemail from ${korean}, 5 seconds. Listen: https://r/1.mp3`);
  });

  test('leaves a voicemail whose notice says who called, by a URL of the old form', () => {
    const value = encodeURIComponent(from ?? '');
    expect(noticeFor(value, lineOf({}))).toContain(`from ${words}, 5`);
  });

  test('does not keep the line from dialling another number', () => {
    expect(answer(from, lineOf({ start: [{ dial: OWNER }] }))).toContain(`<Number>${OWNER}</Number>`);
  });
});

function noticeFor(from: string, line: PhoneLine): string | undefined {
  const params = { RecordingUrl: 'https://r/1', RecordingDuration: '5' };
  return voicemailNotice(turnOf(line, params, { query: new URLSearchParams(`from=${from}`) }))?.body;
}

test('the other party of a call that the line placed is whom it called', () => {
  const line = lineOf({ start: [{ say: '{{To}}' }, { sms: 'Hi' }, { record: {} }] });
  const params = { Direction: 'outbound-api', From: LINE, To: CALLER };
  const twiml = voiceReply(turnOf(line, params, { document: 'start' }));
  expect(twiml).toContain(`<Say>${CALLER}</Say><Sms to="${CALLER}" from="${LINE}">Hi</Sms>`);
  expect(twiml).toContain('recordingStatus?from=12025550143&amp;step=1"');
});
