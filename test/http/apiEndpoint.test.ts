import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { apiEndpoint } from '../../src/http/apiEndpoint.ts';
import { text } from '../../src/http/fields.ts';
import { Problem, type ProblemKind } from '../../src/problem.ts';
import { goodSettings, invoke, postJson, useSettings } from '../support/functions.ts';

const registration = { route: 'echo', methods: ['GET' as const, 'POST' as const], fields: { a: text('') } };
const echo = apiEndpoint('echo', registration, async ({ values, faults, base }) =>
  faults.finish({ ...values, base }),
);
const failing = (error: unknown) =>
  apiEndpoint('echo', registration, async () => {
    throw error;
  });

beforeEach(() => useSettings(goodSettings));

describe('answers', () => {
  test('201 with JSON to a JSON POST', async () => {
    const answer = await postJson('echo', echo, { a: 'x' });
    expect(answer.status).toBe(201);
    expect(answer.json()).toEqual({ a: 'x', base: 'https://app.example.com/api' });
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('a GET, whose fields are the query less the function key', async () => {
    const answer = await invoke('echo', echo, 'https://app.example.com/api/echo?a=b&code=key&clientId=x');
    expect([answer.status, answer.json()]).toEqual([201, { a: 'b', base: 'https://app.example.com/api' }]);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON',
    'application/vnd.x+json',
    'application/json; charset="UTF-8"',
    'application/json;charset=utf8',
    'application/json; charset=us-ascii; x=y',
  ])('JSON under the name of %s', async (type) =>
    expect((await postJson('echo', echo, {}, { 'content-type': type })).status).toBe(201),
  );
});

describe('text that is not UTF-8 is refused before anything is done', () => {
  const post = (body: Uint8Array, type = 'application/json') =>
    invoke('echo', echo, 'https://app.example.com/api/echo', {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
  const cafe = '{"a":"caf\u00e9"}';

  test.each<[what: string, body: Uint8Array, type: string, status: number, says: RegExp]>([
    ['Latin-1', Buffer.from(cafe, 'latin1'), 'application/json', 400, /not UTF-8.*UTF8\.GetBytes/],
    ['a character cut short', Buffer.from(cafe).subarray(0, -3), 'application/json', 400, /not UTF-8/],
    ['UTF-16 with a mark', Buffer.from(`\ufeff${cafe}`, 'utf16le'), 'application/json', 400, /not UTF-8/],
    ['UTF-16 without one', Buffer.from('{"a":"b"}', 'utf16le'), 'application/json', 400, /not valid JSON/],
    ['a surrogate encoded', Buffer.from('227b22eda0bd227d', 'hex'), 'application/json', 400, /not UTF-8/],
    [
      'declared as Latin-1',
      Buffer.from(cafe, 'latin1'),
      'application/json; charset=iso-8859-1',
      415,
      /UTF-8/,
    ],
    ['declared as UTF-16', Buffer.from('{}'), 'application/json; charset="utf-16"', 415, /charset=utf-8/],
    ['declared as nothing', Buffer.from('{}'), 'application/json; charset=', 415, /charset=utf-8/],
    ['declared twice', Buffer.from('{}'), 'application/json; charset=utf-8; charset=x', 415, /charset=utf-8/],
    ['a charset that begins like it', Buffer.from('{}'), 'application/json; charset=utf-80', 415, /UTF-8/],
  ])('%s', async (_what, body, type, status, says) => {
    const answer = await post(body, type);
    expect([answer.status, answer.json().detail]).toEqual([status, expect.stringMatching(says)]);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('a byte order mark is taken off; a replacement character that came rightly is one', async () => {
    const { status, json } = await post(Buffer.from('\ufeff{"a":"caf\u00e9 \ufffd"}'));
    expect([status, json().a]).toEqual([201, 'caf\u00e9 \ufffd']);
  });

  test('in the query of a GET', async () => {
    const ask = (query: string) => invoke('echo', echo, `https://app.example.com/api/echo?${query}`);
    const refused = await ask('a=caf%E9');
    expect([refused.status, refused.json().detail]).toEqual([
      400,
      expect.stringMatching(/query is not UTF-8/),
    ]);
    expect((await ask('a=caf%C3%A9%20100%')).json().a).toBe('caf\u00e9 100%');
  });

  test('any bytes: what is answered 201 is the text that they are, byte for byte, and nothing is a 500', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 12 }), async (bytes) => {
        const { status, json } = await post(Buffer.concat([Buffer.from('{"a":"'), bytes, Buffer.from('"}')]));
        const text = Buffer.from(bytes).toString();
        const isUtf8 = Buffer.from(text).equals(Buffer.from(bytes));
        expect([201, 400]).toContain(status);
        if (status === 201) expect([isUtf8, json().a]).toEqual([true, JSON.parse(`{"a":"${text}"}`).a]);
      }),
    );
  });
});

describe('refuses', () => {
  test('a field given twice, of which one would be dropped in silence', async () => {
    const answer = await invoke('echo', echo, 'https://app.example.com/api/echo?a=b&a=c');
    expect([answer.status, answer.json().errors]).toEqual([
      400,
      [{ field: 'a', message: 'must be given once' }],
    ]);
  });

  test.each([
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=b' },
      415,
      'unsupported-media-type',
    ],
    [
      'text that a browser of another site may send unasked',
      { headers: { 'content-type': 'text/plain; application/json' }, body: '{}' },
      415,
      'unsupported-media-type',
    ],
    [
      'a type that ends like JSON',
      { headers: { 'content-type': 'application/json+html' }, body: '{}' },
      415,
      'unsupported-media-type',
    ],
    ['no content type', { headers: {}, body: '{}' }, 415, 'unsupported-media-type'],
    [
      'something like JSON',
      { headers: { 'content-type': 'application/jsonp' }, body: '{}' },
      415,
      'unsupported-media-type',
    ],
    [
      'a text that a page may send unasked, with JSON after it',
      { headers: { 'content-type': 'text/plain; application/json' }, body: '{}' },
      415,
      'unsupported-media-type',
    ],
    [
      'malformed JSON',
      { headers: { 'content-type': 'application/json' }, body: '{"a":' },
      400,
      'malformed-json',
    ],
    ['no body', { headers: { 'content-type': 'application/json' } }, 400, 'malformed-json'],
    ['a list', { headers: { 'content-type': 'application/json' }, body: '[]' }, 400, 'invalid-request'],
    ['null', { headers: { 'content-type': 'application/json' }, body: 'null' }, 400, 'invalid-request'],
    ['a text', { headers: { 'content-type': 'application/json' }, body: '"a"' }, 400, 'invalid-request'],
  ])('%s', async (_what, sent, status, slug) => {
    const answer = await invoke('echo', echo, 'https://app.example.com/api/echo', {
      method: 'POST',
      ...sent,
    });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.json()).toEqual({
      type: `urn:ahoy:problem:${slug}`,
      title: expect.any(String),
      status,
      detail: expect.stringMatching(/.\.$/),
    });
  });

  test.each<Record<string, string>>([
    { 'sec-purpose': 'prefetch' },
    { 'sec-purpose': 'prefetch;prerender' },
    { purpose: 'prefetch' },
    { 'x-moz': 'prefetch' },
  ])('a prefetch: %j', async (headers) => {
    const answer = await invoke('echo', echo, 'https://app.example.com/api/echo?a=b', { headers });
    expect(answer.status).toBe(403);
    expect(answer.json().type).toBe('urn:ahoy:problem:not-asked-for');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });
});

describe('a request that another site has a browser make', () => {
  const fromSite = (site: string, method: 'GET' | 'POST') =>
    invoke('echo', echo, 'https://app.example.com/api/echo', {
      method,
      headers: { 'sec-fetch-site': site, 'content-type': 'application/json' },
      ...(method === 'POST' && { body: '{}' }),
    });

  test.each([
    ['cross-site', 'GET', 403],
    // Browsers ask the host's CORS settings before they send JSON to another site.
    ['cross-site', 'POST', 201],
    ['same-site', 'GET', 201],
    ['none', 'GET', 201],
  ] as const)('%s %s: %i', async (site, method, status) => {
    expect((await fromSite(site, method)).status).toBe(status);
  });

  test('a link that was clicked is a visit', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-user': '?1' };
    expect((await invoke('echo', echo, 'https://app.example.com/api/echo?a=b', { headers })).status).toBe(
      201,
    );
  });
});

test('settings at fault are a 502 that names all of them', async () => {
  useSettings({ ...goodSettings, TWILIO_ACCOUNT_SID: undefined, TWILIO_PHONE_NUMBER: '555' });
  const answer = await postJson('echo', echo, {});
  expect(answer.status).toBe(502);
  expect(answer.json().type).toBe('urn:ahoy:problem:settings-invalid');
  expect(answer.json().detail).toMatch(/TWILIO_ACCOUNT_SID is missing.*TWILIO_PHONE_NUMBER must be/);
  expect(answer.log.join()).toMatch(/settings\.invalid/);
});

test('a Problem is answered with all it carries', async () => {
  const problem = new Problem('try-again-later', 'Later.', {
    twilioCode: 20429,
    headers: { 'retry-after': '1' },
  });
  const answer = await postJson('echo', failing(problem), {});
  expect(answer.status).toBe(503);
  expect(answer.headers.get('retry-after')).toBe('1');
  expect(answer.json()).toMatchObject({ status: 503, detail: 'Later.', twilioCode: 20429 });
  expect(answer.json()).not.toHaveProperty('headers');
});

test.each<[number, ProblemKind, RegExp]>([
  [403, 'country-not-allowed', /^warning .*"status":403,"fields":\["to"\]}$/],
  [502, 'twilio-misconfigured', /^error .*"status":502,"fields":\["to"\],"detail":"Look here\."}$/],
])('a %i is logged as what it is; only our own fault with its detail', async (_status, kind, line) => {
  const problem = new Problem(kind, 'Look here.', { errors: [{ field: 'to', message: 'is abroad' }] });
  const { log } = await postJson('echo', failing(problem), {});
  expect(log).toEqual([expect.stringMatching(line)]);
});

test.each([[new RangeError('with a secret in it')], ['with a secret in it'], [undefined]])(
  'an error that was not foreseen is a plain 500 (%o)',
  async (error) => {
    const answer = await postJson('echo', failing(error), {});
    expect(answer.status).toBe(500);
    expect(answer.text + answer.log.join()).not.toMatch(/secret in it/);
    expect(answer.log.join()).toMatch(/api\.failed/);
  },
);

test('values of fields reach no log', async () => {
  const { log } = await postJson('echo', echo, { to: 'confidential' });
  expect(log.join()).toMatch(/"fields":\["to"\]/);
  expect(log.join()).not.toMatch(/confidential/);
});
