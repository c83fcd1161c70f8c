import { describe, expect, test } from 'vitest';
import { dialReply, gatherReply, recordReply, voiceReply } from '../../src/phoneLine/reply.ts';
import { CALLER, type Documents, LINE, lineOf, type Note, OWNER, turnOf, verbsIn } from './helpers.ts';

const OWNERS_TEXT = { sms: { to: '{{OWNER_PHONE_NUMBER}}', text: 'Missed call from {{From}}' } };

const DOCUMENTS: Documents = {
  start: [{ dial: { number: '+12025550161', otherwise: 'missed' } }],
  missed: [
    { say: 'Sorry.' },
    { sms: 'Sorry we missed you.' },
    OWNERS_TEXT,
    { hangup: true },
    { sms: 'Never' },
  ],
  round: [{ dial: { number: '+12025550161' } }, { redirect: 'second' }],
  second: [{ dial: { number: '+12025550162', otherwise: 'missed' } }],
  asks: [{ dial: { number: '+12025550161' } }, OWNERS_TEXT, { gather: { numDigits: 1 } }, { sms: 'Never' }],
  records: [{ record: { then: 'recorded' } }],
  recorded: [{ sms: 'Thank you for your message.' }, { redirect: 'recorded' }],
  menu: [{ gather: { on: { '1': 'missed' }, otherwise: 'start' } }, { sms: 'You pressed nothing.' }],
};

const toCaller = { to: CALLER, body: 'Sorry we missed you.' };
const toOwner = { to: OWNER, body: `Missed call from ${CALLER}` };

function replyTo(
  reply: (turn: ReturnType<typeof turnOf>) => string,
  document: string | undefined,
  params: { [name: string]: string } = {},
  notes: Note[] = [],
) {
  const turn = turnOf(
    lineOf(DOCUMENTS, { blockedCallers: ['+1900*'] }),
    { CallStatus: 'completed', DialCallStatus: 'canceled', ...params },
    { document, notes },
  );
  return { twiml: reply(turn), turn };
}

describe('a caller who is gone', () => {
  test.each(['completed', 'canceled', 'busy', 'failed', 'no-answer'])('by CallStatus %s', (CallStatus) => {
    const notes: Note[] = [];
    const { twiml, turn } = replyTo(dialReply, 'start', { CallStatus }, notes);
    expect(verbsIn(twiml)).toBe('');
    expect(turn.owed).toEqual([toCaller, toOwner]);
    expect(turn.entered).toEqual([]);
    expect(notes).toEqual([{ event: 'call.gone', document: 'missed', owed: 2 }]);
  });

  test.each([
    ['a dial without otherwise, a redirect and another dial', dialReply, 'round', [toCaller, toOwner]],
    ['a dial, up to the verb that waits for the caller', dialReply, 'asks', [toOwner]],
    ['a recording', recordReply, 'records', [{ to: CALLER, body: 'Thank you for your message.' }]],
    ['a gather, which had no input', gatherReply, 'menu', [{ to: CALLER, body: 'You pressed nothing.' }]],
    ['a redirect', voiceReply, 'missed', [toCaller, toOwner]],
    ['the call itself', voiceReply, undefined, [toCaller, toOwner]],
    ['a document that is not there any more', voiceReply, 'gone', []],
  ])('after %s', (_what, reply, document, owed) => {
    const { twiml, turn } = replyTo(reply, document);
    expect(verbsIn(twiml)).toBe('');
    expect(turn.owed).toEqual(owed);
  });

  test('of whom no number is known is not texted, but the owner is', () => {
    const notes: Note[] = [];
    const { turn } = replyTo(dialReply, 'start', { From: 'Anonymous' }, notes);
    expect(turn.owed).toEqual([{ to: OWNER, body: 'Missed call from a caller who withheld their number' }]);
    expect(notes.map(({ event }) => event)).toEqual(['line.verbSkipped', 'call.gone']);
  });

  test('whom the line called is texted as well', () => {
    const { turn } = replyTo(recordReply, 'records', { Direction: 'outbound-api', From: LINE, To: CALLER });
    expect(turn.owed).toEqual([{ to: CALLER, body: 'Thank you for your message.' }]);
  });

  test('is owed nothing after a conversation, nor where they are blocked', () => {
    expect(replyTo(dialReply, 'start', { DialCallStatus: 'completed' }).turn.owed).toEqual([]);
    expect(replyTo(voiceReply, undefined, { From: '+19005550123' }).turn.owed).toEqual([]);
  });
});

test.each(['in-progress', 'ringing', ''])(
  'a caller whose CallStatus is %j hears the document',
  (CallStatus) => {
    const { twiml, turn } = replyTo(dialReply, 'start', { CallStatus });
    expect(twiml).toContain('<Sms ');
    expect(turn.owed).toEqual([]);
  },
);
