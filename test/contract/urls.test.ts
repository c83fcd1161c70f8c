import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentNames, documentTwiml, type PhoneLine, smsReply } from '../../src/phoneLine/reply.ts';
import { TwimlWriter } from '../../src/phoneLine/twiml.ts';
import { lineOf, turnOf } from '../phoneLine/helpers.ts';
import { anyCharacters } from '../support/anyCharacters.ts';

const LINES = ['test/fixtures/lines/classic.json'];
for (const name of readdirSync('examples')) if (name.endsWith('.json')) LINES.push(`examples/${name}`);

/** Who may be on the other end: each kind that a URL may have to name. */
const PARTIES = [
  '+12025550143',
  'Anonymous',
  '',
  'client:front desk/2',
  'sip:ann@example.com;a=b',
  '12345',
  "O'N <&",
];

/** Every absolute URL of ours in a TwiML, as Twilio reads it. */
function urlsIn(twiml: string): string[] {
  const found = twiml.match(/https:\/\/app\.example\/api[^"<]*/g) ?? [];
  return found.map((url) => url.replaceAll('&amp;', '&'));
}

/** Twilio sorts a URL's query by name, and asks for that, but signs it as it was given; others escape it anew. */
function isSafe(url: string): boolean {
  const [, query = ''] = url.split('?');
  const pairs = query.split('&').filter(Boolean);
  const names = pairs.map((pair) => pair.split('=')[0] ?? '');
  return pairs.every((pair) => /^[\w.~-]+=[\w.~-]*$/.test(pair)) && [...names].sort().join() === names.join();
}

describe.each(LINES)('%s', (file) => {
  const line = JSON.parse(readFileSync(file, 'utf8')) as PhoneLine;

  test.each(PARTIES)('no URL that Twilio is given for %j needs sorting or escaping', (From) => {
    const twiml = documentNames(line).map((name) => documentTwiml(turnOf(line, { From }), name));
    const reply = smsReply(turnOf(line, { From, Body: 'hello' })).twiml;
    const urls = [...twiml, reply].flatMap(urlsIn);
    expect(urls.filter((url) => !isSafe(url))).toEqual([]);
  });
});

test('nobody on the other end makes a URL that needs escaping', () => {
  const line = { voice: { documents: { start: [{ record: {} }, { dial: '+12025550161' }] } } };
  const party = fc.oneof(anyCharacters(), fc.string(), fc.constantFrom(...PARTIES));
  fc.assert(
    fc.property(party, fc.constantFrom('', 'client:', 'sip:', 'whatsapp:'), (name, scheme) => {
      const urls = urlsIn(documentTwiml(turnOf(line, { From: scheme + name }), 'start'));
      expect(urls).toHaveLength(3);
      expect(urls.filter((url) => !isSafe(url))).toEqual([]);
    }),
  );
});

test('names are sorted, whatever order they are given in', () => {
  const url = new TwimlWriter(turnOf(lineOf({}))).url(['x'], { verb: 2, a: 1, step: 3 });
  expect(url).toBe('https://app.example/api/x?a=1&step=3&verb=2');
});

test('such URLs are found', () => {
  expect(urlsIn('<A b="https://app.example/api/x?b=1&amp;a=2"/>').map(isSafe)).toEqual([false]);
  expect(['/x?a=%2B1', '/x?a=1&b=2', '/x'].map(isSafe)).toEqual([false, true, true]);
});
