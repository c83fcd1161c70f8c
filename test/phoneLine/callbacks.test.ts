import { describe, expect, test } from 'vitest';
import { dialReply, gatherReply, recordReply, voicemailNotice } from '../../src/phoneLine/reply.ts';
import type { Gather } from '../../src/phoneLine/verbs/gather/schema.ts';
import { CALLER, lineOf, type Note, OWNER, turnOf, verbsIn } from './helpers.ts';

const query = (verb: number | string) => new URLSearchParams({ verb: String(verb) });

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
    return verbsIn(gatherReply(turnOf(line, params, { document: 'menu', query: query(1) }))).replace(
      /<Say>(.*)<\/Say>/,
      '$1',
    );
  }

  test.each([
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

  test('goes on with the next verb where nothing fits and there is no otherwise', () => {
    expect(hears({ on }, { Digits: '9' })).toBe('Next.');
  });

  test('tells the next document what was keyed', () => {
    const line = lineOf({
      start: [{ gather: { on: { '7': 'said' } } }],
      said: [{ say: 'You keyed {{Digits}}.' }],
    });
    expect(gatherReply(turnOf(line, { Digits: '7' }, { document: 'start', query: query(0) }))).toContain(
      'You keyed 7.',
    );
  });

  test("goes on after the document's first gather where the URL names no verb", () => {
    const line = lineOf({
      start: [{ say: 'Menu.' }, { gather: { on: { '7': 'said' } } }, { gather: { on: { '7': 'start' } } }],
      said: [{ say: 'Said.' }],
    });
    const hears = (Digits: string) =>
      verbsIn(gatherReply(turnOf(line, { Digits }, { document: 'start', query: new URLSearchParams() })));
    expect(hears('7')).toBe('<Say>Said.</Say>');
    expect(hears('9')).toMatch(/^<Gather [^>]*verb=2/);
  });

  test.each([
    ['a verb that is no gather', 'menu', '0'],
    ['a verb that is not there', 'menu', '9'],
    ['no verb', 'menu', 'x'],
    ['a verb before the first', 'menu', '-1'],
    ['a document that is not there', 'gone', '1'],
  ])('plays a document from its start for %s', (_name, document, verb) => {
    const notes: Note[] = [];
    const line = lineOf({ start: [{ say: 'Menu.' }], menu: [{ say: 'Menu.' }, { gather: {} }] });
    expect(gatherReply(turnOf(line, { Digits: '1' }, { notes, document, query: query(verb) }))).toContain(
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

  test.each([
    ['completed', '<Hangup/>', '<Hangup/>'],
    ['answered', '<Hangup/>', '<Hangup/>'],
    ['busy', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['no-answer', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['failed', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['canceled', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
    ['', '<Say>Away.</Say>', '<Say>Nobody.</Say>'],
  ])('that ended %j', (DialCallStatus, withOtherwise, without) => {
    const params = { DialCallStatus };
    for (const search of [query(0), new URLSearchParams()]) {
      expect(verbsIn(dialReply(turnOf(line, params, { document: 'person', query: search })))).toBe(
        withOtherwise,
      );
      expect(verbsIn(dialReply(turnOf(line, params, { document: 'hunt', query: search })))).toBe(without);
    }
  });
});

describe('after a recording', () => {
  const line = lineOf({
    a: [{ record: { then: 'thanks' } }],
    b: [{ record: {} }, { say: 'Next.' }],
    thanks: [{ say: 'Thanks.' }],
  });

  test('goes on with then, or with the next verb', () => {
    for (const search of [query(0), new URLSearchParams()]) {
      expect(verbsIn(recordReply(turnOf(line, {}, { document: 'a', query: search })))).toBe(
        '<Say>Thanks.</Say>',
      );
      expect(verbsIn(recordReply(turnOf(line, {}, { document: 'b', query: search })))).toBe(
        '<Say>Next.</Say>',
      );
    }
  });

  const recording = {
    RecordingUrl: 'https://api.twilio.com/RE1',
    RecordingStatus: 'completed',
    RecordingDuration: '65',
  };
  const from = new URLSearchParams({ from: CALLER });

  test.each([
    ['65', `New voicemail from ${CALLER}, 1 minute 5 seconds. Listen: https://api.twilio.com/RE1.mp3`],
    ['1', `New voicemail from ${CALLER}, 1 second. Listen: https://api.twilio.com/RE1.mp3`],
    ['120', `New voicemail from ${CALLER}, 2 minutes. Listen: https://api.twilio.com/RE1.mp3`],
    ['0', `New voicemail from ${CALLER}, 0 seconds. Listen: https://api.twilio.com/RE1.mp3`],
    ['', `New voicemail from ${CALLER}. Listen: https://api.twilio.com/RE1.mp3`],
  ])('tells the owner of %j seconds', (RecordingDuration, body) => {
    expect(voicemailNotice(turnOf(line, { ...recording, RecordingDuration }, { query: from }))).toEqual({
      to: OWNER,
      body,
    });
  });

  test('says so where the caller withheld the number', () => {
    const notice = voicemailNotice(turnOf(line, recording, { query: new URLSearchParams({ from: '' }) }));
    expect(notice?.body).toContain('from a withheld number,');
  });

  test('tells of a voicemail also where the URL does not say who called', () => {
    const params = { ...recording, RecordingSource: 'RecordVerb' };
    expect(voicemailNotice(turnOf(line, params, { query: new URLSearchParams() }))?.body).toBe(
      'New voicemail, 1 minute 5 seconds. Listen: https://api.twilio.com/RE1.mp3',
    );
  });

  test.each([
    ['a recording of a dial', new URLSearchParams(), recording, {}],
    ['a recording that is absent', from, { ...recording, RecordingStatus: 'absent' }, {}],
    ['no recording', from, {}, {}],
    ['no owner', from, recording, { placeholders: {} }],
  ])('tells nobody of %s', (_name, search, params, rest) => {
    expect(voicemailNotice(turnOf(line, params, { ...rest, query: search }))).toBeUndefined();
  });
});
