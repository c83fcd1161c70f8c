import { describe, expect, it } from 'vitest';
import {
  dialReply,
  documentNames,
  gatherReply,
  recordReply,
  sayProblem,
  sayTwiml,
  voicemailNotice,
  voiceReply,
} from '../../src/phoneLine/reply.ts';
import type { Gather, Verb } from '../../src/phoneLine/types.ts';
import { BASE, CALLER, contextOf, LINE, lineOf, type Note, OWNER, verbsIn } from './helpers.ts';

const query = (verb: number | string) => new URLSearchParams({ verb: String(verb) });

describe('a call', () => {
  it('begins at start, or at the document that is named', () => {
    const line = lineOf({ other: [{ say: 'Other.' }] });
    expect(verbsIn(voiceReply(line, undefined, contextOf()))).toBe('<Say>Hello.</Say>');
    expect(verbsIn(voiceReply(line, 'other', contextOf()))).toBe('<Say>Other.</Say>');
  });

  it.each(['nowhere', 'constructor', '__proto__', '', '한글', '../x'])(
    'falls back to start for %j',
    (name) => {
      const notes: Note[] = [];
      expect(verbsIn(voiceReply(lineOf({}), name, contextOf({}, { notes })))).toBe('<Say>Hello.</Say>');
      expect(notes).toMatchObject([{ event: 'line.unknownDocument' }]);
    },
  );

  it('apologises where even start is missing', () => {
    const twiml = verbsIn(voiceReply({ voice: { documents: {} } }, undefined, contextOf()));
    expect(twiml).toMatch(/^<Say>We are sorry\. .*<\/Say><Hangup\/>$/);
  });

  it('apologises rather than send more than Twilio takes', () => {
    const line = lineOf({ start: Array<Verb>(50).fill({ say: '{{SpeechResult}}' }) });
    const twiml = voiceReply(line, 'start', contextOf({ SpeechResult: 'x'.repeat(4000) }));
    expect(twiml).toContain('We are sorry.');
  });

  it.each([
    ['the very number', CALLER, true],
    ['a number that is only similar', '+12025550144', false],
    ['a number that begins so', '+19005550100', true],
    ['no number', 'anonymous', true],
  ])('with %s blocked', (_name, From, blocked) => {
    const line = lineOf({}, { blockedCallers: [CALLER, '+1900*', 'anonymous'] });
    const expected = blocked ? '<Reject reason="rejected"/>' : '<Say>Hello.</Say>';
    const notes: Note[] = [];
    expect(verbsIn(voiceReply(line, undefined, contextOf({ From }, { notes })))).toBe(expected);
    expect(notes).toEqual(blocked ? [{ event: 'line.callerBlocked' }] : []);
  });

  it('is not turned away where the line itself calls', () => {
    const line = lineOf({}, { blockedCallers: [LINE] });
    const context = contextOf({ Direction: 'outbound-api', From: LINE, To: CALLER });
    expect(verbsIn(voiceReply(line, 'start', context))).toBe('<Say>Hello.</Say>');
  });

  it.each([
    ['begins at otherwise outside the hours', undefined, 'inbound', 'Closed.'],
    ['begins where it is told to at any hour', 'start', 'inbound', 'Hello.'],
    ['that the line placed knows no hours', undefined, 'outbound-api', 'Hello.'],
  ])('%s', (_name, document, Direction, text) => {
    const hours = { timeZone: 'Europe/Berlin', open: {}, otherwise: 'closed' };
    const line = lineOf({ closed: [{ say: 'Closed.' }] }, { voice: { hours } });
    expect(verbsIn(voiceReply(line, document, contextOf({ Direction })))).toBe(`<Say>${text}</Say>`);
  });
});

describe('what is kept between requests', () => {
  it('is kept per base, and never what belongs to one caller', () => {
    const line = lineOf({ start: [{ say: 'Hi {{From}}' }], menu: [{ redirect: 'start' }] });
    const reply = (name: string, From: string, base = BASE) =>
      voiceReply(line, name, contextOf({ From }, { base }));
    expect([reply('start', '+12025550111'), reply('start', '+12025550112')].map(verbsIn)).toEqual([
      '<Say>Hi +12025550111</Say>',
      '<Say>Hi +12025550112</Say>',
    ]);
    expect(reply('menu', CALLER)).toBe(reply('menu', CALLER));
    expect(reply('menu', CALLER, 'https://b.example/api')).toContain(
      'https://b.example/api/voiceTwiml/start',
    );
  });

  it.each(['OWNER_PHONE_NUMBER', 'TWILIO_PHONE_NUMBER'] as const)('is kept per %s', (name) => {
    const line = lineOf({ start: [{ say: `{{${name}}}` }] });
    const reply = (number: string) =>
      verbsIn(voiceReply(line, 'start', contextOf({}, { placeholders: { [name]: number } })));
    expect([reply(OWNER), reply(LINE)]).toEqual([`<Say>${OWNER}</Say>`, `<Say>${LINE}</Say>`]);
  });
});

describe('after a gather', () => {
  const documents = {
    sales: [{ say: 'Sales.' }],
    support: [{ say: 'Support.' }],
    star: [{ say: 'Star.' }],
    oops: [{ say: 'Oops.' }],
  };
  const on = {
    '1': 'sales',
    '*': 'star',
    '12': 'support',
    sales: 'sales',
    'technical support': 'support',
    상담원: 'support',
  };

  function hears(gather: Gather, params: { [name: string]: string }): string {
    const line = lineOf({ ...documents, menu: [{ pause: 1 }, { gather }, { say: 'Next.' }] });
    return verbsIn(gatherReply(line, 'menu', query(1), contextOf(params))).replace(/<Say>(.*)<\/Say>/, '$1');
  }

  it.each([
    [{ Digits: '1' }, 'Sales.'],
    [{ Digits: '12' }, 'Support.'],
    [{ Digits: '*' }, 'Star.'],
    [{ Digits: '3' }, 'Oops.'],
    [{ Digits: '*#' }, 'Oops.'],
    [{ Digits: '11111111111111111111' }, 'Oops.'],
    [{ Digits: 'constructor' }, 'Oops.'],
    [{ SpeechResult: 'Sales, please!' }, 'Sales.'],
    [{ SpeechResult: 'TECHNICAL SUPPORT' }, 'Support.'],
    [{ SpeechResult: 'wholesales' }, 'Oops.'],
    [{ SpeechResult: 'sales or technical support' }, 'Oops.'],
    [{ SpeechResult: '1.' }, 'Sales.'],
    [{ SpeechResult: '상담원을 연결해 주세요' }, 'Support.'],
    [{ SpeechResult: '?' }, 'Oops.'],
    [{ Digits: '1', SpeechResult: 'technical support' }, 'Sales.'],
    [{}, 'Next.'],
    [{ Digits: '' }, 'Next.'],
  ])('%j leads to %s', (params, expected) => {
    expect(hears({ on, otherwise: 'oops' }, params as { [name: string]: string })).toBe(expected);
  });

  it('goes on with the next verb where nothing fits and there is no otherwise', () => {
    expect(hears({ on }, { Digits: '9' })).toBe('Next.');
  });

  it('tells the next document what was keyed', () => {
    const line = lineOf({
      start: [{ gather: { on: { '7': 'said' } } }],
      said: [{ say: 'You keyed {{Digits}}.' }],
    });
    expect(gatherReply(line, 'start', query(0), contextOf({ Digits: '7' }))).toContain('You keyed 7.');
  });

  it("goes on after the document's first gather where the URL names no verb", () => {
    const line = lineOf({
      start: [{ say: 'Menu.' }, { gather: { on: { '7': 'said' } } }, { gather: { on: { '7': 'start' } } }],
      said: [{ say: 'Said.' }],
    });
    const hears = (Digits: string) =>
      verbsIn(gatherReply(line, 'start', new URLSearchParams(), contextOf({ Digits })));
    expect(hears('7')).toBe('<Say>Said.</Say>');
    expect(hears('9')).toMatch(/^<Gather [^>]*verb=2/);
  });

  it.each([
    ['a verb that is no gather', 'menu', '0'],
    ['a verb that is not there', 'menu', '9'],
    ['no verb', 'menu', 'x'],
    ['a verb before the first', 'menu', '-1'],
    ['a document that is not there', 'gone', '1'],
  ])('plays a document from its start for %s', (_name, document, verb) => {
    const notes: Note[] = [];
    const line = lineOf({ start: [{ say: 'Menu.' }], menu: [{ say: 'Menu.' }, { gather: {} }] });
    expect(gatherReply(line, document, query(verb), contextOf({ Digits: '1' }, { notes }))).toContain(
      'Menu.',
    );
    expect(notes).toContainEqual({ event: 'line.verbNotFound', document });
  });
});

describe('after a dial', () => {
  const line = lineOf({
    person: [{ dial: { number: '+12025550111', otherwise: 'away' } }],
    hunt: [{ dial: '+12025550111' }, { say: 'Nobody.' }],
    away: [{ say: 'Away.' }],
  });

  it.each([
    ['completed', '<Hangup/>', '<Hangup/>'],
    ['answered', '<Hangup/>', '<Hangup/>'],
    ['busy', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['no-answer', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['failed', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['canceled', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
  ])('that ended %j', (DialCallStatus, withOtherwise, without) => {
    const context = contextOf({ DialCallStatus });
    for (const search of [query(0), new URLSearchParams()]) {
      expect(verbsIn(dialReply(line, 'person', search, context))).toBe(withOtherwise);
      expect(verbsIn(dialReply(line, 'hunt', search, context))).toBe(without);
    }
  });
});

describe('after a recording', () => {
  const line = lineOf({
    a: [{ record: { then: 'thanks' } }],
    b: [{ record: {} }, { say: 'Next.' }],
    thanks: [{ say: 'Thanks.' }],
  });

  it('goes on with then, or with the next verb', () => {
    for (const search of [query(0), new URLSearchParams()]) {
      expect(verbsIn(recordReply(line, 'a', search, contextOf()))).toBe('<Say>Thanks.</Say>');
      expect(verbsIn(recordReply(line, 'b', search, contextOf()))).toBe('<Say>Next.</Say>');
    }
  });

  const recording = {
    RecordingUrl: 'https://api.twilio.com/RE1',
    RecordingStatus: 'completed',
    RecordingDuration: '65',
  };
  const from = new URLSearchParams({ from: CALLER });

  it.each([
    ['65', `New voicemail from ${CALLER}, 1 minute 5 seconds. Listen: https://api.twilio.com/RE1.mp3`],
    ['1', `New voicemail from ${CALLER}, 1 second. Listen: https://api.twilio.com/RE1.mp3`],
    ['120', `New voicemail from ${CALLER}, 2 minutes. Listen: https://api.twilio.com/RE1.mp3`],
    ['0', `New voicemail from ${CALLER}, 0 seconds. Listen: https://api.twilio.com/RE1.mp3`],
    ['', `New voicemail from ${CALLER}. Listen: https://api.twilio.com/RE1.mp3`],
  ])('tells the owner of %j seconds', (RecordingDuration, body) => {
    expect(voicemailNotice(line, from, contextOf({ ...recording, RecordingDuration }))).toEqual({
      to: OWNER,
      body,
    });
  });

  it('says so where the caller withheld the number', () => {
    const notice = voicemailNotice(line, new URLSearchParams({ from: '' }), contextOf(recording));
    expect(notice?.body).toContain('from a withheld number,');
  });

  it('tells of a voicemail also where the URL does not say who called', () => {
    const context = contextOf({ ...recording, RecordingSource: 'RecordVerb' });
    expect(voicemailNotice(line, new URLSearchParams(), context)?.body).toBe(
      'New voicemail, 1 minute 5 seconds. Listen: https://api.twilio.com/RE1.mp3',
    );
  });

  it.each([
    ['a recording of a dial', new URLSearchParams(), recording, {}],
    ['a recording that is absent', from, { ...recording, RecordingStatus: 'absent' }, {}],
    ['no recording', from, {}, {}],
    ['no owner', from, recording, { placeholders: {} }],
  ])('tells nobody of %s', (_name, search, params, rest) => {
    expect(voicemailNotice(line, search, contextOf(params, rest))).toBeUndefined();
  });
});

describe('a text to be said', () => {
  const line = (voice?: string) => lineOf({}, { voice: { voice, language: 'en-GB' } });

  it("is said in the line's voice, as it is", () => {
    expect(verbsIn(sayTwiml(line('Polly.Amy'), 'A & {{From}}\u0007'))).toBe(
      '<Say voice="Polly.Amy" language="en-GB">A &amp; {{From}}</Say>',
    );
  });

  it.each([
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

it('lists the documents', () => {
  expect(documentNames(lineOf({ b: [] }))).toEqual(['start', 'b']);
});
