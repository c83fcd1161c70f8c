import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { listen } from '../../functions-host/index.ts';
import { patience, runFixture } from './fixtureHost.ts';

test('a CommonJS app whose main is a glob: every file, HTTP functions alone have routes', async () => {
  const host = await runFixture('cjs');
  expect(host.functions).toEqual([
    { name: 'one', route: 'one', methods: ['GET', 'POST'], authLevel: 'anonymous' },
    { name: 'two', route: 'two', methods: ['GET'], authLevel: 'anonymous' },
  ]);
  expect(await (await fetch(`${host.url}/two`)).text()).toBe('two');
  await host.close();
  expect(host.logs).toContain('clock is no HTTP function: the built-in host does not run it.');
});

test('an explicit entry is loaded instead of main', async () => {
  const entry = fileURLToPath(new URL('../fixtures/functions-host/cjs/functions/one.js', import.meta.url));
  const host = await runFixture('cjs', { entry });
  expect(host.functions.map((each) => each.name)).toEqual(['one']);
  await host.close();
});

test('a throw while loading loses every function, and one line says so', async () => {
  const host = await runFixture('throws');
  expect(host.loadError).toContain('a setting is missing');
  expect(host.functions).toEqual([]);
  expect((await fetch(`${host.url}/fine`)).status).toBe(404);
  await host.close();
  expect(host.logs.filter((line) => line.includes('a setting is missing'))).toHaveLength(1);
});

test('HTTP streams are refused rather than left hanging', async () => {
  const entry = fileURLToPath(new URL('../fixtures/functions-host/streams.mjs', import.meta.url));
  const host = await runFixture('esm', { entry });
  await host.close();
  expect(host.loadError).toContain('does not do enableHttpStream');
});

test('an unhandled rejection ends the process', async () => {
  const host = await runFixture('rejects');
  await fetch(`${host.url}/reject`).catch(() => undefined);
  expect(await host.exited).toBe(1);
  expect(host.logs.join('\n')).toContain('nobody waits for this');
});

test('closing runs the appTerminate hooks and ends the process with 0', async () => {
  const host = await runFixture('esm');
  await vi.waitFor(() => expect(host.logs).toContain('appStart ran'), patience);
  await host.close();
  expect(await host.exited).toBe(0);
  expect(host.logs).toContain('appTerminate ran');
});

test('a port in use names FUNCTIONS_PORT', async () => {
  const blocker = createServer();
  const port = await listen(blocker, 0);
  await expect(runFixture('esm', { port })).rejects.toThrow(
    `Port ${port} for the functions is in use: set FUNCTIONS_PORT`,
  );
  blocker.close();
});

test('a root without host.json is a clear error', async () => {
  const root = fileURLToPath(new URL('../fixtures', import.meta.url));
  await expect(runFixture('esm', { root })).rejects.toThrow(/host\.json is missing/);
});
