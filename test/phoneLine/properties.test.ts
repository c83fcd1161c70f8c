import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/phoneLine/folding.ts';
import {
  gatherReply,
  type PhoneLine,
  sayProblem,
  sayTwiml,
  smsReply,
  voiceReply,
} from '../../src/phoneLine/reply.ts';
import { TWILIO_KEYWORDS } from '../../src/phoneLine/sms.ts';
import { anyCharacters } from '../support/anyCharacters.ts';
import { CALLER, lineOf, parse, turnOf } from './helpers.ts';

/** What people, phones and attackers send: marks of XML, other scripts, halves of characters, and a lot of it. */
const nasty = fc.constantFrom(
  ...[
    '&',
    '<',
    '>',
    '"',
    "'",
    ']]>',
    '<!--',
    '-->',
    '{{From}}',
    '{{',
    '}}',
    '\u0000',
    '\u001b',
    '\u007f',
    '\u0085',
  ],
  ...[
    '\r',
    '\n',
    '\t',
    '\u2028',
    '\uD83D',
    '\uDE00',
    '😀',
    '👨‍👩‍👧',
    '\uFFFE',
    '\uFFFF',
    '\u202E',
    'שלום',
    'مرحبا',
    '안녕',
    'é',
    'e\u0301',
    '+',
    '%',
    '#*',
  ],
);
const anyText = fc.oneof(
  anyCharacters(),
  fc.array(fc.oneof(nasty, fc.string({ maxLength: 5 })), { maxLength: 60 }).map((parts) => parts.join('')),
  nasty.map((part) => part.repeat(1700)),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
);

/** What XML can carry of a text, found in another way than the code under test does, and as the parser hands it on. */
function legal(text: string): string {
  return [...text]
    .filter((char) => {
      const code = char.codePointAt(0) ?? 0;
      if (code < 0x20) return code === 9 || code === 10 || code === 13;
      return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
    })
    .join('')
    .replace(/[\u0085\u2028]/g, '\n');
}

const line: PhoneLine = lineOf(
  {
    start: [
      { say: '{{CallerName}}{{SpeechResult}}{{Digits}}' },
      { sms: 'From {{From}} {{CallerName}}' },
      {
        gather: {
          prompt: [{ say: '{{SpeechResult}}' }],
          on: { '1': 'start', yes: 'start', 예: 'start' },
          otherwise: 'start',
        },
      },
      { dial: { number: '+12025550111', callerId: '{{From}}' } },
      { record: {} },
    ],
  },
  { sms: { reply: '{{Body}}', forwardTo: '{{OWNER_PHONE_NUMBER}}' } },
);

function textOf(twiml: string, tag: string): string | undefined {
  return parse(twiml).getElementsByTagName(tag)[0]?.textContent ?? undefined;
}

describe('whatever comes in', () => {
  test('any parameters of a call give TwiML that parses', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (From, CallerName, SpeechResult, Digits) => {
        const params = { From, CallerName, SpeechResult, Digits, Direction: CallerName };
        parse(voiceReply(turnOf(line, params)));
        parse(
          gatherReply(turnOf(line, params, { document: 'start', query: new URLSearchParams({ verb: '2' }) })),
        );
      }),
    );
  });

  test('any document, any query and any base give TwiML that parses', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (document, verb, base) => {
        parse(voiceReply(turnOf(line, {}, { base, document })));
        parse(gatherReply(turnOf(line, { Digits: '1' }, { document, query: new URLSearchParams({ verb }) })));
      }),
    );
  });

  test('any text is heard as it is, less what XML cannot carry', () => {
    fc.assert(
      fc.property(
        anyText.filter((text) => text.length < 400),
        (CallerName) => {
          const said = lineOf({ start: [{ say: '[{{CallerName}}]' }] });
          const heard = textOf(voiceReply(turnOf(said, { CallerName }, { document: 'start' })), 'Say');
          expect(heard).toBe(`[${legal(CallerName)}]`);
        },
      ),
    );
  });

  test('any text that is sent comes back whole, up to the limit', () => {
    const sent = anyText.filter((text) => legal(text).trim() !== '' && !TWILIO_KEYWORDS.has(fold(text)));
    fc.assert(
      fc.property(sent, (Body) => {
        const { twiml } = smsReply(turnOf(line, { Body }));
        const [reply = '', copy = ''] = [...parse(twiml).getElementsByTagName('Body')].map((body) =>
          String(body.textContent),
        );
        expect(Math.max([...reply].length, [...copy].length)).toBeLessThanOrEqual(1600);
        expect([...reply].length).toBe(Math.min([...legal(Body)].length, 1600));
        expect(legal(Body).startsWith(reply)).toBe(true);
        expect(`From ${CALLER}: ${legal(Body)}`.startsWith(copy)).toBe(true);
      }),
    );
  });

  test('any text can be said, or there is a reason why not', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const twiml = sayTwiml(line, text);
        parse(twiml);
        if (sayProblem(line, text) === undefined) expect(twiml.length).toBeLessThanOrEqual(4000);
      }),
    );
  });

  test('any texts of the line itself give TwiML that parses', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, voice) => {
        const own = lineOf({ start: [{ say: { text, voice } }, { sms: text }] }, { sms: { reply: text } });
        parse(voiceReply(turnOf(own)));
        parse(smsReply(turnOf(own, { Body: 'ping' })).twiml);
      }),
    );
  });
});
