import { describe, expect, test } from 'vitest';
import { isSigned, signedUrl } from '../../src/twilio/signature.ts';
import { bodyHash, sign } from '../support/sign.ts';

const token = 'primary-token';
const url = 'https://app.example.com/api/voiceTwiml';

describe('the documented vector', () => {
  // www.twilio.com/docs/usage/webhooks/webhooks-security, with the token 12345.
  const vector = {
    url: 'https://example.com/myapp.php?foo=1&bar=2',
    signature: 'L/OH5YylLD5NRKLltdqwSvS0BnU=',
    params: {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675310',
      Digits: '1234',
      From: '+14158675310',
      To: '+18005551212',
    },
  };

  test('is accepted', () => expect(isSigned(vector, ['12345'])).toBe(true));
  test('is what the builder of these tests makes, too', () => {
    expect(sign('12345', vector.url, vector.params)).toBe(vector.signature);
  });
  test.each([
    ['another value', { params: { ...vector.params, Digits: '1235' } }],
    ['a parameter more', { params: { ...vector.params, Extra: '' } }],
    ['another query', { url: 'https://example.com/myapp.php?foo=1&bar=3' }],
    ['another path', { url: 'https://example.com/other.php?foo=1&bar=2' }],
    ['another host', { url: 'https://example.org/myapp.php?foo=1&bar=2' }],
    ['another scheme', { url: 'http://example.com/myapp.php?foo=1&bar=2' }],
    ['no signature', { signature: '' }],
    ['a signature cut short', { signature: 'L/OH5YylLD5NRKLltdqwSvS0Bn' }],
  ])('is refused with %s', (_what, change) => {
    expect(isSigned({ ...vector, ...change }, ['12345'])).toBe(false);
  });
});

describe('what Twilio signs, and how it arrives', () => {
  test.each([
    ['an empty value', url, url, { Digits: '', From: '+12025550143' }],
    ['blanks at the ends of a value', url, url, { Body: '  hi\n ' }],
    ['a repeated parameter', url, url, { MediaUrl: ['b', 'a', 'b'] }],
    ['letters beyond ASCII', url, url, { Body: '안녕 🙈 Ünïcödé' }],
    ['a function key in the query', `${url}?code=abc%3D%3D`, `${url}?code=abc%3D%3D`, {}],
    ['percent-encoding kept as sent', `${url}?From=%2B1202&x=a%20b`, `${url}?From=%2B1202&x=a%20b`, {}],
    ['plus for a blank', `${url}?x=a+b`, `${url}?x=a+b`, {}],
    ['a quote that the library encoded', `${url}?x=it's`, `${url}?x=it%27s`, {}],
    ['a quote beside a plus', `${url}?x=it's+here`, `${url}?x=it%27s+here`, {}],
    ['double quotes and brackets', `${url}?x="<a>"`, `${url}?x=%22%3Ca%3E%22`, {}],
    ['the default port, dropped by Twilio', url, 'https://app.example.com:443/api/voiceTwiml', {}],
    ['the default port, kept by Twilio', 'https://app.example.com:443/api/voiceTwiml', url, {}],
    ['another port', 'https://app.example.com:8443/a', 'https://app.example.com:8443/a', {}],
    [
      'another port, dropped by Twilio (voice over https)',
      'https://app.example.com/a',
      'https://app.example.com:8443/a',
      {},
    ],
    ['plain http with its port', 'http://127.0.0.1:7071/api/x', 'http://127.0.0.1:7071/api/x', {}],
    ['a parameter called __proto__', url, url, JSON.parse('{"__proto__":"x"}')],
  ])('%s', (_what, signed, arrived, params) => {
    const signature = sign(token, signed, params);
    expect(isSigned({ url: arrived, signature, params }, [token])).toBe(true);
    expect(isSigned({ url: arrived, signature, params: { ...params, Forged: '1' } }, [token])).toBe(false);
  });

  test('the order of the parameters is by code unit', () => {
    const params = { b: '1', B: '2', a: '3', Ab: '4' };
    const signature = sign(token, url, params);
    expect(isSigned({ url, signature, params: { Ab: '4', a: '3', B: '2', b: '1' } }, [token])).toBe(true);
  });
});

describe('JSON bodies', () => {
  const jsonBody = '{"CallSid":"CA1"}';
  const hashed = `${url}?bodySHA256=${bodyHash(jsonBody)}`;

  test.each([
    ['as signed', hashed, jsonBody, hashed, true],
    ['tampered with', hashed, '{"CallSid":"CA2"}', hashed, false],
    ['without a hash in the URL', url, jsonBody, url, false],
    ['under another URL', hashed, jsonBody, `${hashed}&x=1`, false],
  ])('%s', (_what, arrived, body, signed, verdict) => {
    expect(isSigned({ url: arrived, signature: sign(token, signed), jsonBody: body }, [token])).toBe(verdict);
  });
});

describe('tokens', () => {
  const signedBy = (by: string) => ({ url, signature: sign(by, url) });

  test.each([
    ['the primary', token, true],
    ['the secondary', 'secondary-token', true],
    ['another', 'stolen-token', false],
  ])('%s', (_which, by, verdict) => {
    expect(isSigned(signedBy(by), [token, 'secondary-token'])).toBe(verdict);
  });

  test.each([[[]], [['']], [[token, '']]])('%j checks nothing: it throws', (tokens: string[]) => {
    expect(() => isSigned(signedBy(''), tokens)).toThrow('No Auth Token');
  });
});

test.each([
  ['http://10.0.0.1:80/api/x?a=%2B1', undefined, 'http://10.0.0.1:80/api/x?a=%2B1'],
  ['http://10.0.0.1/api/x?a=%2B1', 'https://phone.example.com', 'https://phone.example.com/api/x?a=%2B1'],
  [
    'http://10.0.0.1/api/x',
    'https://Phone.example.com:8443/line',
    'https://Phone.example.com:8443/line/api/x',
  ],
  ['http://10.0.0.1', 'https://phone.example.com', 'https://phone.example.com/'],
])('%s behind %s was called as %s', (requestUrl, base, called) => {
  expect(signedUrl(requestUrl, base)).toBe(called);
});
