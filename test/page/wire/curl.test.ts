import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { curlFor, curlForJson } from '../../../sandbox/page/wire/curl.ts';
import { makeExchange } from '../call.ts';

/** What a shell makes of the command: its words. */
function words(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }; ${command}`;
  return execFileSync('sh', ['-c', script], {
    env: { TWILIO_ACCOUNT_SID: 'AC1', TWILIO_AUTH_TOKEN: 'token' },
  })
    .toString()
    .split('\0')
    .slice(0, -1);
}

test('a webhook is repeated with its signature, its parameters and nothing that curl makes itself', () => {
  const exchange = makeExchange({
    requestHeaders: { 'X-Twilio-Signature': 'abc=', 'Content-Length': '12', Host: 'x' },
    params: [
      ['Body', `it's $(rm -rf /) & "so"\nlong`],
      ['From', '+1202'],
    ],
  });
  expect(words(curlFor(exchange))).toEqual([
    '-X',
    'POST',
    'http://127.0.0.1:7071/api/voiceTwiml',
    '-H',
    'X-Twilio-Signature: abc=',
    '--data-urlencode',
    `Body=it's $(rm -rf /) & "so"\nlong`,
    '--data-urlencode',
    'From=+1202',
  ]);
});

test('a REST request names the settings that hold the credentials', () => {
  const exchange = makeExchange({ kind: 'rest', requestHeaders: { authorization: 'Basic [redacted]' } });
  expect(curlFor(exchange)).toContain('-u "$TWILIO_ACCOUNT_SID:$TWILIO_AUTH_TOKEN"');
  expect(words(curlFor(exchange))).toContain('AC1:token');
  expect(curlFor(exchange)).not.toContain('redacted');
});

test('what a URL holds already is not sent twice', () => {
  const url = 'http://127.0.0.1:7071/api/voiceTwiml?a=1';
  const params: [string, string][] = [
    ['a', '1'],
    ['b', '2'],
  ];
  expect(words(curlFor(makeExchange({ url, params })))).toEqual([
    '-X',
    'POST',
    url,
    '--data-urlencode',
    'b=2',
  ]);
  expect(words(curlFor(makeExchange({ url, params, method: 'GET' })))).toEqual(['-X', 'GET', url]);
});

test('JSON for a function arrives as it is', () => {
  const body = { say: `Don't "panic" $HOME` };
  const sent = words(curlForJson('http://127.0.0.1:7071/api/makeCall', body));
  expect(JSON.parse(sent.at(-1) ?? '')).toEqual(body);
});
