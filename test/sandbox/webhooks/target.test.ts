import { expect, test } from 'vitest';
import { readTarget } from '../../../sandbox/src/webhooks/target.ts';

const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;

test.each([
  ['http://me:pw@127.0.0.1/a', basic('me:pw')],
  ['http://me%40home:p%3Aw@127.0.0.1/a', basic('me@home:p:w')],
  ['http://me@127.0.0.1/a', basic('me:')],
  ['http://100%25:a%zz@127.0.0.1/a', basic('100%:a%zz')],
  ['http://127.0.0.1/a', undefined],
])('%s carries the credentials in a header, and not in the URL', (url, authorization) => {
  expect(readTarget(url)).toMatchObject({ url: 'http://127.0.0.1/a', path: '/a' });
  expect(readTarget(url)?.authorization).toBe(authorization);
});

test.each(['', '/a', 'ftp://127.0.0.1/a', 'http://', 'javascript:alert(1)'])('%j is no target', (url) => {
  expect(readTarget(url)).toBeUndefined();
});
