import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { FunctionsHost } from '../../functions-host/index.ts';
import { patience, runFixture } from './fixtureHost.ts';

let host: FunctionsHost;
beforeAll(async () => {
  host = await runFixture('esm');
});
afterAll(() => host.close());

const call = (path: string, method = 'GET') => fetch(`${host.url}/${path}`, { method });

describe('which function answers', () => {
  test.each([
    ['GET', 'echo', 200],
    ['PUT', 'echo/bob', 200],
    ['GET', 'eCHo/bob', 200],
    ['GET', 'echo/', 200],
    ['GET', 'echo/bob/more', 404],
    ['DELETE', 'echo', 404],
    ['HEAD', 'echo', 404],
    ['POST', 'echo/exact', 200],
    ['GET', 'items/12', 200],
    ['GET', 'items/-12', 200],
    ['GET', 'items/twelve', 404],
    ['GET', 'items', 404],
    ['GET', 'files', 200],
    ['GET', 'files/a/b.txt', 200],
    ['GET', 'unknown', 404],
    ['GET', '', 404],
    ['GET', '../echo', 404],
  ])('%s /api/%s: %d', async (method, path, status) => {
    const answer = await call(path, method);
    expect(answer.status).toBe(status);
    if (status === 404) expect(await answer.text()).toBe('');
  });

  test.each([
    ['items/12', { id: '12' }],
    ['files/a/b.txt', { path: 'a/b.txt' }],
    ['files', {}],
  ])('%s has the parameters %j', async (path, params) => {
    expect(await (await call(path)).json()).toEqual(params);
  });

  test('the more exact route wins', async () => {
    expect(await (await call('echo/exact')).text()).toBe('exact');
  });
});

describe('what it answers', () => {
  test('nothing returned: an empty 204', async () => {
    const answer = await call('nothing');
    expect([answer.status, await answer.text()]).toEqual([204, '']);
  });

  test('a throw: an empty 500, and the reason in the log', async () => {
    const answer = await call('fails');
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    await vi.waitFor(() => expect(host.logs.join('\n')).toContain('the handler failed'), patience);
  });

  test('a handler over functionTimeout: an empty 500', async () => {
    const answer = await call('slow');
    expect([answer.status, await answer.text()]).toEqual([500, '']);
    await vi.waitFor(() => expect(host.logs.join('\n')).toContain('functionTimeout'), patience);
  });

  test('status, headers, cookies and body as the handler gave them, with host.json’s headers', async () => {
    const answer = await call('cookies');
    expect(answer.status).toBe(201);
    expect(answer.headers.get('content-type')).toBe('text/xml');
    expect(answer.headers.get('x-own')).toBe('yes');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.getSetCookie()).toEqual([
      'a=b%20c; max-age=60; path=/; httponly; samesite=Lax',
      'd=e; expires=Fri, 01 Jan 2027 00:00:00 GMT; secure',
    ]);
    expect(await answer.text()).toBe('<Response/>');
  });

  test('hooks run before and after, and may mend an error', async () => {
    expect(await (await call('hooked')).text()).toBe('before');
    expect(await (await call('mended')).text()).toBe('mended');
  });
});

test('keys are not checked unless asked to', async () => {
  expect((await call('guarded')).status).toBe(200);
});

describe('with keys', () => {
  let guarded: FunctionsHost;
  beforeAll(async () => {
    guarded = await runFixture('esm', { keys: { function: 'key of functions' } });
  });
  afterAll(() => guarded.close());

  test.each([
    ['guarded', undefined, undefined, 401],
    ['guarded', 'function', undefined, 200],
    ['guarded', undefined, 'function', 200],
    ['guarded', 'master', undefined, 200],
    ['guarded', 'wrong', 'function', 401],
    ['guardedByMaster', 'function', undefined, 401],
    ['guardedByMaster', undefined, 'master', 200],
    ['hooked', undefined, undefined, 200],
    ['hooked', 'wrong', undefined, 200],
  ] as const)('%s, header %s, code %s: %d', async (path, header, code, status) => {
    const keys = { ...guarded.keys, wrong: 'wrong' } as Record<string, string>;
    const query = code ? `?code=${encodeURIComponent(keys[code] ?? '')}` : '';
    const headers = header ? { 'x-functions-key': keys[header] ?? '' } : undefined;
    const answer = await fetch(`${guarded.url}/${path}${query}`, { headers });
    expect(answer.status).toBe(status);
  });

  test('a key that was not given is random', () => {
    expect(guarded.keys?.function).toBe('key of functions');
    expect(guarded.keys?.master).toMatch(/^[\w-]{43}$/);
  });
});
