import { describe, expect, test } from 'vitest';
import { voiceReply } from '../../src/phoneLine/reply.ts';
import type { Verb } from '../../src/phoneLine/types.ts';
import { CALLER, LINE, lineOf, type Note, OWNER, turnOf, verbsIn } from './helpers.ts';

type Params = { [name: string]: string };

const away = [{ say: 'Away.' }];

function dialled(dial: Verb, params: Params, placeholders: Params = { TWILIO_PHONE_NUMBER: LINE }) {
  const notes: Note[] = [];
  const line = lineOf({ start: [dial], away });
  const rest = { notes, document: 'start', placeholders: { OWNER_PHONE_NUMBER: OWNER, ...placeholders } };
  const twiml = verbsIn(voiceReply(turnOf(line, params, rest)));
  const numbers = [...twiml.matchAll(/<Number>(.*?)<\/Number>/g)].map(([, number]) => number);
  return { numbers, notes, twiml };
}

const owner: Verb = { dial: { number: '{{OWNER_PHONE_NUMBER}}', otherwise: 'away' } };

describe('a dial of a number in the path of the call', () => {
  test.each<[string, Params, string]>([
    ['the owner calls the own line', { From: OWNER }, 'From'],
    ['the owner calls by WhatsApp', { From: `whatsapp:${OWNER}` }, 'From'],
    ["the owner's phone forwards to the line", { ForwardedFrom: OWNER }, 'ForwardedFrom'],
    ['the carrier names it otherwise', { CalledVia: OWNER }, 'CalledVia'],
    ['both come', { ForwardedFrom: OWNER, CalledVia: OWNER }, 'ForwardedFrom'],
    ['it forwards a withheld call', { From: 'anonymous', ForwardedFrom: OWNER }, 'ForwardedFrom'],
    ['it is one of several', { ForwardedFrom: `+12025550177, ${OWNER}` }, 'ForwardedFrom'],
    ['the line called the owner', { Direction: 'outbound-api', From: LINE, To: OWNER }, 'To'],
    [
      "a dial that shows the line's number comes back, though no carrier says so",
      { From: LINE },
      "From, which is the line's own number: its own call came back",
    ],
    ['a PBX forwards to the line', { From: 'sip:pbx@example.com', ForwardedFrom: OWNER }, 'ForwardedFrom'],
  ])('goes straight to otherwise where %s', (_name, params, place) => {
    const { twiml, notes } = dialled(owner, params);
    expect(twiml).toBe('<Say>Away.</Say>');
    const reason = `the number to call is already in the call's path (${place})`;
    expect(notes).toEqual([{ event: 'line.verbSkipped', document: 'start', verb: 'dial', index: 0, reason }]);
    expect(JSON.stringify(notes)).not.toMatch(/\d{7}/);
  });

  test.each<[string, Params]>([
    ['another forwards', { ForwardedFrom: '+12025550177' }],
    ['nothing is forwarded', { ForwardedFrom: '', CalledVia: '' }],
    ['who forwards is withheld', { ForwardedFrom: 'anonymous', CalledVia: '+266696687' }],
    [
      'a browser phone asks for it',
      { From: 'client:ann', To: OWNER, ForwardedFrom: OWNER, CalledVia: OWNER },
    ],
    ['a SIP phone asks for it', { From: 'sip:ann@example.com', To: `sip:${OWNER}@example.com` }],
    ['a client has its digits as a name', { From: `client:${OWNER.slice(1)}` }],
  ])('rings where %s', (_name, params) => {
    expect(dialled(owner, params)).toMatchObject({ numbers: [OWNER], notes: [] });
  });

  test("never rings the line's own number, whoever calls", () => {
    const { twiml, notes } = dialled({ dial: { number: LINE, otherwise: 'away' } }, { From: 'client:ann' });
    expect(twiml).toBe('<Say>Away.</Say>');
    expect(notes).toMatchObject([{ reason: "the number to call is the line's own" }]);
  });
});

describe('a dial of several numbers', () => {
  const several: Verb = { dial: { numbers: [OWNER, CALLER, '+12025550177'], otherwise: 'away' } };

  test('leaves out those in the path, and says so once', () => {
    const { numbers, notes } = dialled(several, { ForwardedFrom: OWNER });
    expect(numbers).toEqual(['+12025550177']);
    const reason = "the number to call is already in the call's path (ForwardedFrom, From)";
    const place = { document: 'start', verb: 'dial', index: 0 };
    expect(notes).toEqual([{ event: 'line.numbersSkipped', ...place, count: 2, reason }]);
  });

  test('goes to otherwise where all are in it', () => {
    const { twiml, notes } = dialled(several, { ForwardedFrom: OWNER, CalledVia: '+12025550177' });
    expect(twiml).toBe('<Say>Away.</Say>');
    expect(notes).toMatchObject([
      { event: 'line.verbSkipped', reason: expect.stringContaining('CalledVia') },
    ]);
  });
});

test.each([
  ['+12025550199', OWNER],
  ['12025550199', OWNER],
  ['2025550199', OWNER],
  ['+2025550199', OWNER],
  ['(202) 555-0199', OWNER],
  ['202.555.0199', OWNER],
  ['0012025550199', OWNER],
  ['01112025550199', OWNER],
  ['tel:+1-202-555-0199', OWNER],
  ['sip:+12025550199@carrier.example;user=phone', OWNER],
  ['\u202a+12025550199\u202c', OWNER],
  ['02079460123', '+442079460123'],
  ['2079460123', '+442079460123'],
  ['00442079460123', '+442079460123'],
  ['010-1234-5678', '+821012345678'],
  ['0612345678', '+390612345678'],
  ['5551234', '+3545551234'],
])('the path of a call forwarded from %s holds %s', (ForwardedFrom, number) => {
  expect(dialled({ dial: number }, { ForwardedFrom }).numbers).toEqual([]);
});

test.each([
  ['5550199', OWNER],
  ['550199', OWNER],
  ['+442025550199', OWNER],
  ['SUPPORT 2025550199', OWNER],
  ['79460123', '+442079460123'],
  ['12345678', '+821012345678'],
])('the path of a call forwarded from %s does not hold %s', (ForwardedFrom, number) => {
  expect(dialled({ dial: number }, { ForwardedFrom }).numbers).toEqual([number]);
});
