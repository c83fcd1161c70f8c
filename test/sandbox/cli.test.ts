import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readOptions } from '../../sandbox/src/cliOptions.ts';
import { startSandbox } from '../../sandbox/src/index.ts';

const CLI = fileURLToPath(new URL('../../sandbox/src/cli.ts', import.meta.url));
const KEY = `SK${'1'.repeat(32)}`;

/** Runs the command to its end. */
function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', CLI, ...args], (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

test('every option is read', () => {
  const accountSid = `AC${'a'.repeat(32)}`;
  const args = {
    '--voice-url': 'http://127.0.0.1:3000/voice',
    '--sms-url': 'https://my-app.example/sms',
    '--status-url': 'http://localhost:3000/status',
    '--number': '+12025550100',
    '--account-sid': accountSid,
    '--auth-token': 'token',
    '--api-key': KEY,
    '--api-secret': 'secret',
    '--port': '8080',
  };
  expect(readOptions(Object.entries(args).flat())).toEqual({
    voiceUrl: 'http://127.0.0.1:3000/voice',
    smsUrl: 'https://my-app.example/sms',
    statusUrl: 'http://localhost:3000/status',
    number: '+12025550100',
    accountSid,
    authToken: 'token',
    apiKey: KEY,
    apiSecret: 'secret',
    port: 8080,
  });
});

test('all may be left out, and the port is 7080 then', () => {
  expect(readOptions([])).toMatchObject({ port: 7080, voiceUrl: undefined, number: undefined });
});

test.each(['\u202a+12025550100\u202c', 'tel:+12025550100', '+1\u00a0202\u00a0555\u00a00100'])(
  '--number %j is read as it was pasted',
  (pasted) => expect(readOptions(['--number', pasted])).toMatchObject({ number: '+12025550100' }),
);

test.each([
  ['--voice-url', 'localhost:3000/voice'],
  ['--sms-url', '/sms'],
  ['--status-url', 'ftp://a.example/'],
  ['--number', '2025550143'],
  ['--account-sid', 'AC1'],
  ['--auth-token', ' '],
  ['--api-key', 'key'],
  ['--port', '65536'],
  ['--port', 'http'],
])('%s %s is refused by its name', (option, value) => {
  expect(() => readOptions([option, value])).toThrow(new RegExp(`^${option} must .*"${value}"`));
});

test.each([
  [['--api-key', KEY], '--api-key wants --api-secret'],
  [['--api-secret', 'x'], '--api-secret wants --api-key'],
  [['--voice', 'x'], "'--voice'"],
  [['--port'], "'--port"],
  [['http://127.0.0.1:3000'], "'http://127.0.0.1:3000'"],
])('%j: %s', (args, words) => {
  expect(() => readOptions(args)).toThrow(words);
});

test('--help names every option', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  for (const name of ['voice-url', 'sms-url', 'status-url', 'number', 'account-sid', 'auth-token', 'port'])
    expect(out).toContain(`--${name}`);
});

test('a port in use is said to be', async () => {
  await using sandbox = await startSandbox();
  const { port } = new URL(sandbox.origin);
  expect(await run('--port', port)).toMatchObject({
    code: 1,
    err: expect.stringContaining(`Port ${port} is in use`),
  });
});

test('a mistake ends the command, and it is said where to look', async () => {
  expect(await run('--number', 'me')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/--number must be[\s\S]*--help/),
  });
});
