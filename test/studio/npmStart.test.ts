import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test as inTurn, vi } from 'vitest';
import { childEnvironment, listen } from '../../functions-host/index.ts';
import { root } from '../../studio/index.ts';
import { jsonOf } from '../support/json.ts';

/** Each waits for processes more than it works: two at a time take little more than one. */
const test = inTurn.concurrent;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ahoy-start-'));
});

const cleanups: (() => void)[] = [];
afterAll(() => {
  for (const clean of cleanups) clean();
  return rm(folder, { recursive: true, force: true });
});

const patience = { timeout: 30_000, interval: 50 };

interface Start {
  child: ChildProcess;
  /** A signal to npm and all below it, as a terminal sends on Ctrl-C. */
  toAll(signal: NodeJS.Signals): void;
  output(): string;
  ended: Promise<number | null>;
  /** The address that stands behind this word of the banner, once it is there. */
  address(word: 'Functions' | 'Phone page'): Promise<string>;
}

const throughNpm = ['npm', 'start', '--'];
/** What npm start runs, without the time that npm takes. */
const directly = [process.execPath, '--import', 'tsx', 'studio/main.ts'];

const CLASSIC_LINE = 'test/fixtures/lines/classic.json';

/** Starts it with the example's settings, whatever the developer's own and their line are, on any free ports. */
function run(command: string[], args: string[] = [], environment: Record<string, string> = {}): Start {
  const [program = '', ...rest] = command;
  const own = ['--settings', 'local.settings.json.example', '--built-in', '--line', CLASSIC_LINE];
  const child = spawn(program, [...rest, ...own, ...args], {
    cwd: root,
    env: { ...childEnvironment({}), FUNCTIONS_PORT: '0', SANDBOX_PORT: '0', ...environment },
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((done) => child.once('close', done));
  const toAll = (signal: NodeJS.Signals) => child.pid !== undefined && process.kill(-child.pid, signal);
  cleanups.push(() => {
    try {
      toAll('SIGKILL');
    } catch {
      // All have ended, as they should.
    }
  });
  const address = (word: string) =>
    vi.waitFor(() => {
      const found = new RegExp(`${word} +(http://\\S+)`).exec(text)?.[1];
      if (!found || !text.includes('Ctrl-C')) throw new Error(`No banner yet:\n${text}`);
      return found;
    }, patience);
  return { child, toAll, output: () => text, ended, address };
}

/** A request that the end of the server leaves hanging says nothing: then the caller of this asks again. */
async function unreachable(url: string): Promise<void> {
  const reached = await fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.name === 'TimeoutError') throw error;
      return false;
    },
  );
  expect(reached, url).toBe(false);
}

test('says where things are, and leaves nothing behind on Ctrl-C', { timeout: 60_000 }, async () => {
  const start = run(throughNpm);
  const functions = await start.address('Functions');
  const page = await start.address('Phone page');
  expect(await jsonOf(await fetch(`${functions}/health`))).toEqual({ status: 'ok' });
  const config = await jsonOf(await fetch(`${page}/sandbox/config`));
  expect(config).toMatchObject({ lineNumber: '+15005550006', url: functions });
  expect(start.output()).toContain(`curl -X POST ${functions}/makeCall`);
  start.toAll('SIGINT');
  await start.ended;
  await unreachable(functions);
  await unreachable(page);
});

test('ends when npm is killed', { timeout: 60_000 }, async () => {
  const start = run(throughNpm);
  const functions = await start.address('Functions');
  const page = await start.address('Phone page');
  start.child.kill('SIGKILL');
  await vi.waitFor(() => unreachable(functions), patience);
  await vi.waitFor(() => unreachable(page), patience);
});

test('goes on when the shell that started npm ends', { timeout: 60_000 }, async () => {
  const start = run(['sh', '-c', '"$@" & wait', 'sh', ...throughNpm]);
  const functions = await start.address('Functions');
  const page = await start.address('Phone page');
  start.child.kill('SIGKILL');
  await new Promise((done) => start.child.once('exit', done));
  // A second of ringing is longer than it takes to notice that somebody above is gone.
  expect((await fetch(`${functions}/makeCall?to=%2B15005550010`)).status).toBe(201);
  await vi.waitFor(async () => {
    const { calls } = await jsonOf(await fetch(`${page}/sandbox/state`));
    expect(calls[0].status).toBe('in-progress');
  }, patience);
  start.toAll('SIGTERM');
  await vi.waitFor(() => unreachable(functions), patience);
});

test('--watch runs a changed line, and keeps the last good one', { timeout: 60_000 }, async () => {
  const line = join(folder, 'line.json');
  const text = await readFile(join(root, CLASSIC_LINE), 'utf8');
  await writeFile(line, text);
  const start = run(directly, ['--line', line, '--watch']);
  const page = await start.address('Phone page');
  const flow = async () => (await jsonOf(await fetch(`${page}/sandbox/config`))).flow;
  await vi.waitFor(() => expect(start.output()).toContain('Watching'), patience);
  await writeFile(line, text.replace('Hello Monkey!', 'Hello again!'));
  await vi.waitFor(() => expect(start.output()).toContain('Changed: the functions run'), patience);
  expect(JSON.stringify((await flow()).nodes)).toContain('Hello again!');
  await writeFile(line, text.replace('"voicemail"', '"nosuch"'));
  await vi.waitFor(
    () => expect(start.output()).toContain('Not changed: the functions run the last good build'),
    patience,
  );
  expect(start.output()).toContain('nosuch');
  expect(await flow()).toMatchObject({ inUse: false });
  const functions = await start.address('Functions');
  expect((await fetch(`${functions}/health`)).status).toBe(200);
  start.child.kill('SIGKILL');
  await vi.waitFor(() => unreachable(functions), patience);
});

test('real credentials: no sandbox, and the banner says so', { timeout: 60_000 }, async () => {
  const start = run(directly, [], { TWILIO_API_BASE_URL: '' });
  const functions = await start.address('Functions');
  expect((await fetch(`${functions}/health`)).status).toBe(200);
  expect(start.output()).toContain('calls and texts cost money');
  expect(start.output()).not.toContain('Phone page');
  start.child.kill('SIGTERM');
  expect(await start.ended).toBe(0);
  await unreachable(functions);
});

test('settings at fault: all are said, the start goes on, and the API says 502', {
  timeout: 60_000,
}, async () => {
  const file = join(folder, 'wrong.settings.json');
  const values = {
    TWILIO_ACOUNT_SID: 'planted',
    TWILIO_PHONE_NUMBER: '555',
    TWILIO_API_BASE_URL: 'localhost:1',
  };
  await writeFile(file, JSON.stringify({ Values: values }, null, 2));
  const start = run(directly, ['--settings', file, '--watch']);
  const functions = await start.address('Functions');
  await vi.waitFor(() => expect(start.output()).toContain('Settings to mend'), patience);
  const [, told = ''] = start.output().split('Settings to mend (then start again):');
  expect(told).toContain('TWILIO_AUTH_TOKEN is missing: it must be the Auth Token');
  expect(told).toContain(
    `${file}:4:5: TWILIO_PHONE_NUMBER must be a phone number in E.164 form, such as +1202`,
  );
  expect(told).toContain(
    `${file}:3:5: TWILIO_ACOUNT_SID is not a setting of Ahoy. Did you mean "TWILIO_ACCOUNT_SID"?`,
  );
  expect(start.output()).not.toContain('planted');
  expect((await fetch(await start.address('Phone page'))).status).toBe(200);
  expect((await fetch(`${functions}/health`)).status).toBe(503);
  const answer = await fetch(`${functions}/makeCall?to=%2B15005550010`);
  expect([answer.status, (await jsonOf(answer)).type]).toEqual([502, 'urn:ahoy:problem:settings-invalid']);
  expect((await fetch(`${functions}/voiceTwiml`, { method: 'POST' })).status).toBe(500);
  start.child.kill('SIGTERM');
  await start.ended;
});

test('an option that there is not is named', async () => {
  const wrong = run(directly, ['--nope']);
  expect(await wrong.ended).toBe(2);
  expect(wrong.output()).toBe('--nope is not an option.\nnpm start -- --help lists what there is.\n');
});

test.each(['FUNCTIONS_PORT', 'SANDBOX_PORT'])('a port in use: one line that names %s', async (name) => {
  const blocker = createServer();
  const port = await listen(blocker, 0);
  cleanups.push(() => void blocker.close());
  const start = run(directly, [], { [name]: String(port) });
  expect(await start.ended).toBe(1);
  expect(start.output()).toContain(`Port ${port} for the`);
  expect(start.output()).toContain(`is in use: set ${name} to another one`);
});

test('a phone line with errors is refused, with the place', async () => {
  const line = join(folder, 'wrong.json');
  await writeFile(line, '{"voice":{"documents":{"start":[{"redirect":"nosuch"}]}}}');
  const start = run(directly, ['--line', line]);
  expect(await start.ended).toBe(1);
  expect(start.output()).toContain('voice.documents.start[0].redirect');
});
