import { describe, expect, test } from 'vitest';
import { isElement, parseTwiml, spokenText } from '../../../sandbox/src/twiml/parse.ts';

function root(body: string) {
  const parsed = parseTwiml(body);
  if ('error' in parsed) throw new Error(parsed.error.message);
  return parsed.root;
}

describe('parseTwiml', () => {
  test('reads elements, attributes and texts, without comments', () => {
    const { children } = root(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Response><!-- a --><Say voice="man">\n Hi &amp; <![CDATA[<you>]]>\n</Say></Response>',
    );
    expect(children).toEqual([
      {
        name: 'Say',
        attributes: { voice: 'man' },
        children: ['\n Hi & ', '<you>', '\n'],
        text: 'Hi & <you>',
      },
    ]);
  });

  test('keeps an element’s own text apart from that of elements in it', () => {
    const [message] = root('<Response><Message><Body>in</Body> out </Message></Response>').children.filter(
      isElement,
    );
    expect(message?.text).toBe('out');
  });

  test('reads aloud what stands in SSML, with single blanks', () => {
    const [say] = root(
      '<Response><Say><s>One</s> <emphasis>two</emphasis>\n  three<break/></Say></Response>',
    ).children.filter(isElement);
    expect(say && spokenText(say)).toBe('One two three');
  });

  test('accepts a byte order mark before the declaration', () => {
    expect(root('\uFEFF<?xml version="1.0"?><Response/>').name).toBe('Response');
  });

  test.each([
    ['nothing', ''],
    ['blank before the declaration', ' <?xml version="1.0"?><Response/>'],
    ['no Response root', '<response/>'],
    ['another root', '<html></html>'],
    ['two roots', '<Response/><Response/>'],
    ['a bare ampersand in text', '<Response><Say>a & b</Say></Response>'],
    ['a bare ampersand in an attribute', '<Response><Redirect x="a&b"/></Response>'],
    ['an entity XML does not know', '<Response><Say>&nbsp;</Say></Response>'],
    ['an entity of its own', '<!DOCTYPE x [<!ENTITY a "b">]><Response><Say>&a;</Say></Response>'],
    ['an open tag', '<Response><Say>x</Response>'],
    ['an unquoted attribute', '<Response a=b/>'],
    ['an attribute twice', '<Response><Say a="1" a="2"/></Response>'],
    ['text after the end', '<Response/>more'],
    ['a control character', '<Response>\u0001</Response>'],
    ['JSON', '{"say":"hi"}'],
  ])('answers 12100 for %s', (_name, body) => {
    expect(parseTwiml(body)).toMatchObject({
      error: { code: 12100, message: expect.stringMatching(/^Document parse failure: ./) },
    });
  });
});
