import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../functions-host/index.ts';
import { runCoreTools } from '../../studio/functions.ts';
import { root } from '../../studio/index.ts';

const func = fileURLToPath(new URL('../fixtures/functions-host/fakeFunc.mjs', import.meta.url));

/** The real func is not at hand everywhere: a small program plays its part. */
function runFake(settings: Record<string, string>, port = 0) {
  const environment = { PATH: process.env.PATH ?? '', ...settings };
  return runCoreTools({ func, root, port, settings: environment, onLog: () => undefined });
}

test('runs func start on any free port, with the settings, and stops it', async () => {
  const running = await runFake({ FIXTURE_SETTING: 'given' });
  expect(running.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api$/);
  expect(await (await fetch(`${running.url}/health`)).text()).toBe('given');
  expect(running.logs).toEqual(['fake start --port']);
  await running.close();
  await expect(fetch(running.url)).rejects.toThrow();
});

test('a func that ends early is an error', async () => {
  await expect(runFake({ FAKE_FUNC_FAILS: '1' })).rejects.toThrow(
    /ended before the functions answered \(exit 3\)/,
  );
});

test('a port in use names FUNCTIONS_PORT', async () => {
  const blocker = createServer();
  const port = await listen(blocker, 0);
  onTestFinished(() => void blocker.close());
  await expect(runFake({}, port)).rejects.toThrow(
    `Port ${port} for the functions is in use: set FUNCTIONS_PORT`,
  );
});
