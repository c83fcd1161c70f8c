import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FunctionsHost } from '../../functions-host/index.ts';
import { jsonOf } from '../support/json.ts';
import { patience, runFixture } from './fixtureHost.ts';
import { sendRaw } from './rawHttp.ts';

let host: FunctionsHost;
beforeAll(async () => {
  process.env.FIXTURE_LEAK = 'leaked';
  const settings = { FIXTURE_SETTING: 'given', FUNCTIONS_REQUEST_BODY_SIZE_LIMIT: '1000' };
  host = await runFixture('esm', { settings });
});
afterAll(async () => {
  delete process.env.FIXTURE_LEAK;
  await host.close();
});

const echo = async (path: string, init?: RequestInit) => jsonOf(await fetch(`${host.url}/${path}`, init));

describe('what a handler is given', () => {
  test.each([
    ['one value', '?x=1', { x: '1' }],
    ['repeated keys, joined by a comma', '?x=1&x=2', { x: '1,2' }],
    ['keys that differ in case alone', '?X=1&x=2', { X: '1,2' }],
    ['escapes undone', '?a=%2B1+2&b=%E2%82%AC', { a: '+1 2', b: '€' }],
    ['an empty value', '?a=&b', { a: '', b: '' }],
    ['names that every object has', '?constructor=1&constructor=2&a=3', { constructor: '1,2', a: '3' }],
    ['a name that would change every object', '?__proto__=1&a=2', { a: '2' }],
    ['none', '', {}],
  ])('query: %s', async (_, query, expected) => {
    expect((await echo(`echo${query}`)).query).toEqual(expected);
  });

  test.each([
    ['raw query', 'echo?a=%2B1&b=c%20d+e&a=2', 'echo?a=%2B1&b=c%20d+e&a=2'],
    ['path as called', 'ECHO/Bob', 'ECHO/Bob'],
    ['needless escapes vanish from the path', 'echo/%41%7E', 'echo/A~'],
    ['needed escapes stay', 'echo/a%20b%2Fc%C3%A9', 'echo/a%20b%2Fc%C3%A9'],
  ])('URL: %s', async (_, path, expected) => {
    expect((await echo(path)).url).toBe(`${host.url}/${expected}`);
  });

  test('URL: scheme and host follow the Host header, not the forwarded headers', async () => {
    const answer = await sendRaw(host.url, [
      'GET /api/echo?x=1 HTTP/1.1',
      'Host: example.org:8443',
      'X-Forwarded-Proto: https',
      'DISGUISED-HOST: other.example',
    ]);
    expect(JSON.parse(answer.body).url).toBe('http://example.org:8443/api/echo?x=1');
  });

  test('headers: lower-case names, repeated ones joined by a comma', async () => {
    const lines = ['GET /api/echo HTTP/1.1', 'Host: localhost', 'X-One: a', 'x-one: b', 'X-Empty:'];
    const { headers } = JSON.parse((await sendRaw(host.url, lines)).body);
    expect(headers).toMatchObject({ host: 'localhost', 'x-one': 'a,b', 'x-empty': '' });
  });

  test('body: as sent, with Content-Length', async () => {
    expect((await echo('echo', { method: 'POST', body: 'From=%2B1202&Body=h%C3%A9' })).body).toBe(
      'From=%2B1202&Body=h%C3%A9',
    );
  });

  test('body: a chunked one arrives empty', async () => {
    const lines = ['POST /api/echo HTTP/1.1', 'Host: localhost', 'Transfer-Encoding: chunked'];
    const answer = await sendRaw(host.url, lines, '5\r\nhello\r\n0\r\n\r\n');
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body).body).toBe('');
  });

  test.each([
    [1000, 200],
    [1001, 413],
  ])('body: %d bytes under a limit of 1000 answer %d', async (size, status) => {
    const answer = await fetch(`${host.url}/echo`, { method: 'POST', body: 'x'.repeat(size) });
    expect(answer.status).toBe(status);
  });

  test('settings: those given, and nothing of the developer’s own environment', async () => {
    const { setting, leaked, host: hostname } = await echo('echo');
    expect({ setting, leaked }).toEqual({ setting: 'given', leaked: null });
    expect(hostname).toBe(`localhost:${new URL(host.url).port}`);
  });

  test('what it logs comes out as lines', async () => {
    await echo('echo', { method: 'PUT' });
    await vi.waitFor(() => expect(host.logs).toContain('echo PUT'), patience);
  });
});

test('behind the Linux front end, X-Forwarded-Proto and DISGUISED-HOST count', async () => {
  const behind = await runFixture('esm', { frontEnd: true });
  const url = async (...extra: string[]) => {
    const lines = ['GET /api/echo HTTP/1.1', 'Host: 10.0.0.1', ...extra];
    return JSON.parse((await sendRaw(behind.url, lines)).body).url;
  };
  const disguised = 'DISGUISED-HOST: ahoy.example';
  expect(await url(disguised, 'X-Forwarded-Proto: https')).toBe('https://ahoy.example/api/echo');
  expect(await url(disguised, 'X-Forwarded-Proto: https,https')).toBe('http://ahoy.example/api/echo');
  expect(await url('X-Forwarded-Proto: https')).toBe('https://10.0.0.1/api/echo');
  await behind.close();
});
