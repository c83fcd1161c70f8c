import { expect, test } from 'vitest';
import {
  Faults,
  type Field,
  flag,
  httpsUrls,
  isGiven,
  objectOf,
  readObject,
  text,
  textUpTo,
  wholeNumber,
} from '../../src/http/fields.ts';
import type { Problem } from '../../src/problem.ts';

const number = wholeNumber(5, 600, 'seconds');
const url = 'https://pictures.example.com/1.png';

/** Reads the field `a`, from a JSON object or from a query. */
function read(field: Field, given: Record<string, unknown> | string) {
  const faults = new Faults();
  const fields = { a: field };
  const object = typeof given === 'string' ? objectOf(new URLSearchParams(given), fields, faults) : given;
  return { value: readObject(fields, object, faults).a, errors: faults.errors };
}

test.each<[string, Field, Record<string, unknown> | string, unknown]>([
  ['a text', text(''), { a: ' x ' }, ' x '],
  ['an absent text', text(''), {}, undefined],
  ['a text as long as may be, in characters', textUpTo(2), { a: '\u{1f648}\u{1f648}' }, '\u{1f648}\u{1f648}'],
  ['a number', number, { a: 5 }, 5],
  ['a number in a query', number, 'a=600', 600],
  ['a boolean', flag(''), { a: false }, false],
  ['a boolean in a query', flag(''), 'a=true', true],
  ['another boolean in a query', flag(''), 'a=false', false],
  ['a list', httpsUrls(2), { a: [url, url] }, [url, url]],
  ['a text for a list', httpsUrls(2), { a: url }, [url]],
  ['no list', httpsUrls(2), {}, undefined],
  ['blanks and marks around a URL', httpsUrls(2), { a: [` ${url}\n`, `\u200e${url}\ufeff`] }, [url, url]],
  [
    'a URL in another form',
    httpsUrls(1),
    { a: 'HTTPS://Pictures.Example.COM:443/a b.png' },
    ['https://pictures.example.com/a%20b.png'],
  ],
  [
    'a host beyond ASCII',
    httpsUrls(1),
    { a: 'https://\uc804\ud654.example.com/' },
    ['https://xn--ly5bu5x.example.com/'],
  ],
  ['an address that is public', httpsUrls(1), { a: 'https://172.32.0.1/a' }, ['https://172.32.0.1/a']],
  ['a long URL', httpsUrls(1), { a: `${url}?${'a'.repeat(3900)}` }, [`${url}?${'a'.repeat(3900)}`]],
  ['a + that a query reads as a blank', text(''), 'a=+12025550143', '+12025550143'],
  ['that + in a link', text(''), 'a=tel:+12025550143', 'tel:+12025550143'],
  ['that + after a mark of a phone', text(''), 'a=%E2%80%AA+12025550143', '\u202a+12025550143'],
  ['tabs and line breaks in a text', text(''), { a: 'a\tb\r\nc' }, 'a\tb\r\nc'],
  [
    'an emoji of several characters',
    text(''),
    { a: '\u{1f469}\u200d\u{1f467}\ufe0f' },
    '\u{1f469}\u200d\u{1f467}\ufe0f',
  ],
  ['a replacement character that came so', text(''), { a: 'caf\ufffd' }, 'caf\ufffd'],
])('%s is read', (_what, field, given, value) => {
  expect(read(field, given)).toEqual({ value, errors: [] });
});

test.each<[string, Field, Record<string, unknown> | string, string]>([
  ['a number for a text', text(''), { a: 1 }, 'must be a text'],
  ['blanks for a text', text(''), { a: '  ' }, 'must not be empty'],
  ['blanks that are no ASCII', text(''), { a: '\u3000\u00a0' }, 'must not be empty'],
  [
    'nothing that is seen',
    text(''),
    { a: '\u200b\u2060\ufeff\u202a\u00ad\ufe0f\u3164' },
    'must not be empty',
  ],
  ...['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\u0085', '\u009f', '\ud83d', '\udc00', '\uffff'].map(
    (character): [string, Field, Record<string, unknown>, string] => {
      const named = `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
      return [
        named,
        text(''),
        { a: `a${character}b` },
        `must not hold ${named}, a control character: take it out`,
      ];
    },
  ),
  ...[text(''), textUpTo(9), number, flag(''), httpsUrls(2)].map(
    (field): [string, Field, Record<string, unknown>, string] => [
      `null for a ${field.kind}`,
      field,
      { a: null },
      'must not be null; leave it out where none is meant',
    ],
  ),
  ['a text too long', textUpTo(2), { a: 'abc' }, 'must be at most 2 characters long'],
  ['a number too small', number, { a: 4 }, 'must be a whole number from 5 to 600'],
  ['a number too large', number, { a: 601 }, 'must be a whole number from 5 to 600'],
  ['a fraction', number, { a: 5.5 }, 'must be a whole number from 5 to 600'],
  ['a number as a text in JSON', number, { a: '20' }, 'must be a whole number from 5 to 600'],
  ['an empty number in a query', number, 'a=', 'must be a whole number from 5 to 600'],
  ['a text for a boolean in JSON', flag(''), { a: 'true' }, 'must be true or false'],
  ['another word for a boolean', flag(''), 'a=yes', 'must be true or false'],
  ['a list with a number', httpsUrls(2), { a: [url, 1] }, 'must be a text or a list of texts'],
  ['an object for a list', httpsUrls(2), { a: {} }, 'must be a text or a list of texts'],
  ['a list too long', httpsUrls(1), { a: [url, url] }, 'must hold at most 1 URLs'],
  ['a URL over plain http', httpsUrls(1), { a: 'http://a.example/' }, 'must hold https URLs only'],
  [
    'a line break in a URL',
    httpsUrls(1),
    { a: 'https://pictures.exam\nple.com/1.png' },
    'must hold URLs without line breaks within',
  ],
  [
    'several URLs in one text',
    httpsUrls(9),
    { a: `${url}\n${url}` },
    'must hold URLs without line breaks within',
  ],
  [
    'a URL with a password',
    httpsUrls(1),
    { a: 'https://me:pw@a.example/' },
    'must hold URLs without user name and password',
  ],
  [
    'a URL of 9,000 characters',
    httpsUrls(1),
    { a: `${url}?${'a'.repeat(9000)}` },
    'must hold URLs of at most 4000 characters',
  ],
  ['an empty URL', httpsUrls(1), { a: '' }, 'must hold https URLs only'],
  ...[
    'localhost',
    'me.localhost',
    'localhost.',
    '127.0.0.1',
    '127.1',
    '0x7f000001',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '[::1]',
    '[::]',
    '[::ffff:10.0.0.1]',
    '[fd00::1]',
    '[fe80::1]',
    'printer.local',
    'nas',
    'a.internal',
  ].map((host): [string, Field, Record<string, unknown>, string] => [
    `a picture at ${host}`,
    httpsUrls(2),
    { a: [url, `https://${host}/1.png`] },
    'must hold URLs that Twilio can reach, none of this machine or of a private network',
  ]),
  ['a value given twice', text(''), 'a=b&a=c', 'must be given once'],
])('%s is a fault of that field', (_what, field, given, message) => {
  expect(read(field, given).errors).toEqual([{ field: 'a', message }]);
});

test('names that are not known are faults, also those that every object has', () => {
  const faults = new Faults();
  readObject({ b: text('') }, JSON.parse('{"a":"x","toString":"x","__proto__":"x"}'), faults);
  expect(faults.errors.map(({ field }) => field)).toEqual(['a', 'toString', '__proto__']);
  expect(faults.errors[0]?.message).toBe('is not known here; known are b');
});

test('a field is there if it was given, be it null or otherwise at fault', () => {
  const given = { a: 7, b: null };
  expect(['a', 'b', 'c', 'toString'].map((field) => isGiven(given, field))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('finish tells all faults at once, or returns what was required', () => {
  const faults = new Faults();
  expect(faults.finish('ready')).toBe('ready');
  readObject({ a: text(''), b: flag('') }, { a: 1, b: 'x' }, faults);
  expect(() => faults.finish('ready')).toThrow('a must be a text; b must be true or false.');
  try {
    faults.finish('ready');
  } catch (error) {
    expect((error as Problem).status).toBe(400);
    expect((error as Problem).extras.errors).toHaveLength(2);
  }
});
