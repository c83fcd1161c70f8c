import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Keys } from './options.ts';

export interface FunctionSummary {
  name: string;
  /** As declared, without the prefix. */
  route: string;
  methods: string[];
  authLevel: string;
}

/** What the child tells its parent over IPC. */
export type HostMessage =
  | {
      type: 'ready';
      port: number;
      /** Where the functions are, with the route prefix and without a slash at the end. */
      url: string;
      functions: FunctionSummary[];
      keys: Keys | undefined;
      loadError: string | undefined;
    }
  | { type: 'failed'; code: string | undefined; message: string };

export interface SpawnOptions {
  /** App root: the folder of host.json and package.json. */
  root: string;
  /** The built entry; without it, `main` of package.json. */
  entry?: string;
  /** 0 for any free one. */
  port: number;
  /** The app's whole environment, next to PATH and its like: the caller's own variables do not leak in. */
  settings: Record<string, string>;
  /** Check function keys, these or (`{}`) random ones. Without it keys are not checked, as with `func start`. */
  keys?: Partial<Keys>;
  /** Act as the Linux front end of Azure does. */
  frontEnd?: boolean;
  /** The built host; default dist/tools/functionsHost.js of this project. */
  host?: string;
  onLog?: (line: string) => void;
}

export interface FunctionsHost {
  /** Where the functions are: http://127.0.0.1:7071/api */
  url: string;
  functions: FunctionSummary[];
  keys: Keys | undefined;
  /** Why the app could not be loaded, if so: every function answers 404 then. */
  loadError: string | undefined;
  /** Every line the app and the host wrote, oldest first. */
  logs: string[];
  pid: number | undefined;
  /** Settles when the process has ended, with its exit code (null: by a signal). */
  exited: Promise<number | null>;
  close(): Promise<void>;
}

const BUILT_HOST = fileURLToPath(new URL('../dist/tools/functionsHost.js', import.meta.url));

/**
 * Runs the functions of an app in a child process, in the stand-in for Azure's Functions host.
 * @throws Error if the port is taken (naming FUNCTIONS_PORT), host.json is unusable, or the child ends before it is ready.
 */
export async function spawnFunctionsHost(options: SpawnOptions): Promise<FunctionsHost> {
  const logs: string[] = [];
  const child = spawn(process.execPath, [options.host ?? BUILT_HOST, ...commandLine(options)], {
    cwd: options.root,
    env: childEnvironment(options.settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    collectLines(stream, (line) => {
      logs.push(line);
      options.onLog?.(line);
    });
  }
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const ready = await firstMessage(child, exited, logs);
  if (ready.type === 'failed') throw new Error(explain(ready, options.port));
  const { url, functions, keys, loadError } = ready;
  return { url, functions, keys, loadError, logs, pid: child.pid, exited, close: () => stop(child, exited) };
}

function commandLine(options: SpawnOptions): string[] {
  const { root, entry, port, keys, frontEnd } = options;
  return [
    ...['--root', root, '--port', String(port)],
    ...(entry ? ['--entry', entry] : []),
    ...(keys ? ['--keys'] : []),
    ...(keys?.function ? ['--function-key', keys.function] : []),
    ...(keys?.master ? ['--master-key', keys.master] : []),
    ...(frontEnd ? ['--front-end'] : []),
  ];
}

function firstMessage(
  child: ChildProcess,
  exited: Promise<number | null>,
  logs: string[],
): Promise<HostMessage> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as HostMessage));
    child.once('error', reject);
    void exited.then((code) =>
      reject(new Error(`The Functions host ended before it was ready (exit ${code}).\n${logs.join('\n')}`)),
    );
  });
}

function explain({ code, message }: Extract<HostMessage, { type: 'failed' }>, port: number): string {
  if (code !== 'EADDRINUSE') return message;
  return `Port ${port} for the functions is in use: set FUNCTIONS_PORT to another one (0 for any free one).`;
}

/** Asks the child to end, and ends it after 3 s. */
async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}

/** What a program needs of its surroundings to run at all. */
const BASICS = [
  'PATH',
  'HOME',
  'TMPDIR',
  'TEMP',
  'TMP',
  'LANG',
  'LC_ALL',
  'TZ',
  'SystemRoot',
  'NODE_EXTRA_CA_CERTS',
];

/** The settings and the bare BASICS: a developer's own TWILIO_* variables stay outside. */
export function childEnvironment(settings: Record<string, string>): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const name of BASICS) {
    const value = process.env[name];
    if (value !== undefined) environment[name] = value;
  }
  return {
    ...environment,
    FUNCTIONS_WORKER_RUNTIME: 'node',
    AZURE_FUNCTIONS_ENVIRONMENT: 'Development',
    ...settings,
  };
}

/** Calls `onLine` for each line of a stream. */
export function collectLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', onLine);
}
