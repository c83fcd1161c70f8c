import fc from 'fast-check';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, test } from 'vitest';
import { signRequest } from '../../../sandbox/src/webhooks/signature.ts';
import { readTarget, signedUrl, withQuery } from '../../../sandbox/src/webhooks/target.ts';
import { anyCharacters } from '../../support/anyCharacters.ts';

describe('signRequest', () => {
  test('agrees with the vector that Twilio documents', () => {
    const params: [string, string][] = [
      ['CallSid', 'CA1234567890ABCDE'],
      ['Caller', '+14158675310'],
      ['Digits', '1234'],
      ['From', '+14158675310'],
      ['To', '+18005551212'],
    ];
    const url = 'https://example.com/myapp.php?foo=1&bar=2';
    expect(signRequest('12345', url, params)).toBe('L/OH5YylLD5NRKLltdqwSvS0BnU=');
  });

  test('agrees with the official SDK for any parameters, repeated ones included', () => {
    const names = fc.array(fc.tuple(anyCharacters(), fc.array(anyCharacters(), { minLength: 1 })));
    fc.assert(
      fc.property(names, fc.string(), (entries, token) => {
        const byName = Object.fromEntries(entries.filter(([name]) => name !== '__proto__'));
        const params = Object.entries(byName).flatMap(([name, values]) =>
          values.map((value): [string, string] => [name, value]),
        );
        const url = 'https://example.com/voice';
        expect(signRequest(token, url, params)).toBe(getExpectedTwilioSignature(token, url, byName));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the signed URL', () => {
  test.each([
    ['as written', 'http://h/a?b=%20c&d=%27', 'http://h/a?b=%20c&d=%27', true],
    ['without its fragment', 'http://h/a#rc=2', 'http://h/a', true],
    ['without user and password', 'https://user:pass@h/a', 'https://h/a', true],
    ['without the port for voice over HTTPS', 'https://h:8443/a?b=c:1', 'https://h/a?b=c:1', true],
    ['with the port for messages', 'https://h:8443/a', 'https://h:8443/a', false],
    ['with the port over HTTP', 'http://h:7071/a', 'http://h:7071/a', true],
    [
      'with what HTTP cannot carry escaped',
      'http://h/안녕?a=b c',
      'http://h/%EC%95%88%EB%85%95?a=b%20c',
      true,
    ],
  ])('is %s', (_name, url, expected, isVoice) => {
    const target = readTarget(url);
    expect(target && signedUrl(target, isVoice)).toBe(expected);
  });

  test.each(['', 'nonsense', '/relative', 'ftp://h/a', 'http://'])('is none for "%s"', (url) => {
    expect(readTarget(url)).toBeUndefined();
  });

  test('of a GET carries the parameters, before the fragment', () => {
    expect(withQuery('http://h/a?x=1#rc=0', [['From', '+1 &é']])).toBe(
      'http://h/a?x=1&From=%2B1+%26%C3%A9#rc=0',
    );
  });
});
