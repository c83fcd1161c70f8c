import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'ahoy-sandbox-'));
const consumer = join(folder, 'consumer');
const installed = join(consumer, 'node_modules', 'ahoy-sandbox');

let files: string[];
let app: ChildProcess;
let command: ChildProcess;
let origin: string;

/** Packs a copy of the workspace, so that no other test meets a build under way, and installs it in an empty folder. */
beforeAll(async () => {
  await unpack(await pack());
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  for (const name of [...Object.keys(dependencies), '@types/node']) link(name, consumer);
  app = spawn(process.execPath, [join(root, 'test', 'fixtures', 'express-app', 'app.mjs')]);
  const voiceUrl = `${await printedBy(app, /http\S+/)}/voice`;
  const cli = join(installed, 'dist', 'cli.js');
  command = spawn(process.execPath, [cli, '--voice-url', voiceUrl, '--port', '0'], { cwd: consumer });
  origin = await printedBy(command, /(?<=phone page +)\S+/);
}, 120_000);

afterAll(() => {
  command?.kill('SIGKILL');
  app?.kill();
  rmSync(folder, { recursive: true });
});

async function pack(): Promise<string> {
  const copy = join(folder, 'copy', 'sandbox');
  const filter = (path: string) => !path.endsWith(join('sandbox', 'dist'));
  cpSync(join(root, 'sandbox'), copy, { recursive: true, filter });
  cpSync(join(root, 'tsconfig.base.json'), join(folder, 'copy', 'tsconfig.base.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'copy', 'node_modules'));
  await run('npm', ['pack', '--pack-destination', folder], { cwd: copy });
  return join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
}

async function unpack(tarball: string): Promise<void> {
  mkdirSync(installed, { recursive: true });
  await run('tar', ['-xzf', tarball, '-C', installed, '--strip-components=1']);
  files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
}

/** Stands for npm, which would fetch the package: this repository has it. */
function link(name: string, where: string): void {
  const place = join(where, 'node_modules', name);
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(join(root, 'node_modules', name), place);
}

/** The first match in what a process writes. */
function printedBy(started: ChildProcess, wanted: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    started.stdout?.on('data', (chunk) => {
      printed += chunk;
      const [found] = wanted.exec(printed) ?? [];
      if (found) resolve(found);
    });
    started.once('exit', (code) => reject(new Error(`ended with ${code}: ${printed}`)));
  });
}

const post = async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(origin + path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await response.json()) as { sid: string };
};

test('the tarball holds compiled code, types, the page, a licence and a README, and no sources', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      join('dist', 'cli.js'),
      join('dist', 'index.js'),
      join('dist', 'index.d.ts'),
      join('dist', 'page', 'index.html'),
      join('dist', 'page', 'page.js'),
      join('dist', 'page', 'THIRD-PARTY-LICENCES.txt'),
    ]),
  );
  expect(files.filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))).toEqual([]);
});

test('it needs four packages at run time', () => {
  const { dependencies } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  expect(Object.keys(dependencies).sort()).toEqual([
    '@hono/node-server',
    '@xmldom/xmldom',
    'hono',
    'libphonenumber-js',
  ]);
});

test('the command places a call to an Express app, which is heard', async () => {
  const { sid } = await post('/sandbox/calls', { from: '+12025550143' });
  await post(`/sandbox/calls/${sid}/digits`, { digits: '7' });
  const heard = async () => {
    const state = (await (await fetch(`${origin}/sandbox/state`)).json()) as { calls: { heard: string[] }[] };
    return state.calls[0]?.heard;
  };
  await expect.poll(heard, { timeout: 20_000 }).toEqual(['Hello +12025550143', 'You pressed 7']);
});

test('the page is served', async () => {
  const page = await fetch(origin);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toContain('text/html');
  expect((await fetch(`${origin}/page.js`)).status).toBe(200);
});

test('its types resolve, and say what is wrong', async () => {
  const source = (number: string) => `
    import { type Call, ManualClock, type Sandbox, startSandbox } from 'ahoy-sandbox';
    export async function firstCall(): Promise<Call | undefined> {
      const sandbox: Sandbox = await startSandbox({ number: ${number}, clock: new ManualClock() });
      const call = await sandbox.phone('+12025550143').call();
      await call.hears(/Hello/);
      const documents: string[] = call.documents;
      await sandbox.close();
      return sandbox.twilio.store.calls.get(documents[0] ?? call.sid);
    }`;
  const compile = async (number: string) => {
    writeFileSync(join(consumer, 'consumer.mts'), source(number));
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'consumer.mts'];
    const run = spawn(process.execPath, [compiler, ...options], { cwd: consumer });
    let said = '';
    run.stdout.on('data', (chunk) => {
      said += chunk;
    });
    await once(run, 'close');
    return said;
  };
  expect(await compile(`'+15005550006'`)).toBe('');
  expect(await compile('15005550006')).toContain('TS2322');
});

test('it ends when told to', async () => {
  const ended = once(command, 'exit');
  command.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await expect(fetch(origin)).rejects.toThrow();
});
