import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf, prettyBody, prettyXml } from '../../../sandbox/page/wire/pretty.ts';

test('TwiML stands in lines, an element with text on its own', () => {
  const xml =
    '<?xml version="1.0"?><Response><Gather action="/a?b=1&amp;c"><Say>Press 1 &lt;now&gt;</Say><Pause length="1"/></Gather><Say></Say><Hangup/></Response>';
  expect(prettyXml(xml).split('\n')).toEqual([
    '<?xml version="1.0"?>',
    '<Response>',
    '  <Gather action="/a?b=1&amp;c">',
    '    <Say>Press 1 &lt;now&gt;</Say>',
    '    <Pause length="1"/>',
    '  </Gather>',
    '  <Say></Say>',
    '  <Hangup/>',
    '</Response>',
  ]);
});

test.each([
  ['{"a":[1]}', '{\n  "a": [\n    1\n  ]\n}'],
  ['plain words', 'plain words'],
  ['{broken', '{broken'],
  ['', ''],
  ['<!-- a note --><a/>', '<!-- a note -->\n<a/>'],
])('%j is shown as %j', (body, shown) => {
  expect(prettyBody(body)).toBe(shown);
});

test('colouring takes and adds nothing, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'<>/="\'a &?!{}:,\\') })),
      (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});

test('names, attributes and values are told apart', () => {
  const kinds = piecesOf('<Say voice="man">Hi</Say>').map(({ kind, text }) => [kind, text]);
  expect(kinds).toEqual(
    expect.arrayContaining([
      ['name', 'Say'],
      ['attribute', 'voice'],
      ['value', '"man"'],
      ['text', 'Hi'],
    ]),
  );
});
