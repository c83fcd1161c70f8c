import { afterEach, describe, expect, test, vi } from 'vitest';
import { checkKey } from '../../../scripts/line/endpoints.ts';

describe('checkKey', () => {
  afterEach(() => vi.unstubAllGlobals());

  test.each([
    [401, true, undefined],
    [403, true, undefined],
    [400, false, 'Anybody can place calls'],
    [404, false, 'No such function'],
  ])('judges status %i', async (status, ok, remedy) => {
    const fetched = vi.fn(async (..._: Parameters<typeof fetch>) => new Response(null, { status }));
    vi.stubGlobal('fetch', fetched);
    const verdict = await checkKey('https://app.example/api');
    expect(verdict?.ok).toBe(ok);
    expect(verdict?.remedy ?? '').toContain(remedy ?? '');
    const [url, init] = fetched.mock.calls[0] ?? [];
    expect(url).toBe('https://app.example/api/makeCall');
    expect(String(init?.body), 'an open endpoint must place no call').toBe('{"to":"nobody"}');
  });

  test('is not asked of this machine, where no keys are checked', async () => {
    vi.stubGlobal('fetch', () => expect.unreachable());
    expect(await checkKey('http://127.0.0.1:7071/api')).toBeUndefined();
  });
});
