import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { Keys } from './options.ts';
import type { SharedTime } from './sharedTime.ts';

/** A function of a running app. */
export interface FunctionSummary {
  name: string;
  /** The route as declared, without the prefix, such as `voiceTwiml/{document?}`. */
  route: string;
  methods: string[];
  authLevel: string;
}

/** The message that the child process sends to its parent over IPC. */
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

/** What an app is run with. */
export interface SpawnOptions {
  /** The app's folder, with its host.json and package.json; an absolute path. */
  root: string;
  /** The file that the app is loaded from; default `main` of package.json. */
  entry?: string;
  /** A port of 127.0.0.1; 0 for any free one. */
  port: number;
  /** The app's environment. It gets no other variables of this process but PATH and the like. */
  settings: Record<string, string>;
  /** Checks function keys: these, or (`{}`) random ones. Without it no keys are checked, as with `func start`. */
  keys?: Partial<Keys>;
  /** Makes the request's URL as the Linux front end of Azure does, from X-Forwarded-Proto and DISGUISED-HOST. */
  frontEnd?: boolean;
  /** What the app's Date tells, from its first line on; without it, the computer's time. */
  time?: SharedTime;
  /** The built host; default dist/tools/functionsHost.js of this project. */
  host?: string;
  /** Called with each line that the app or the host writes. */
  onLog?: (line: string) => void;
}

/** A running app. */
export interface FunctionsHost {
  /** Where the functions answer, such as http://127.0.0.1:7071/api. */
  url: string;
  functions: FunctionSummary[];
  /** The keys that are checked; undefined where none are. */
  keys: Keys | undefined;
  /** Why the app could not be loaded, if so. Every function answers 404 then. */
  loadError: string | undefined;
  /** Whether the app's Date goes by the SharedTime that was given. */
  followsClock: boolean;
  /** Every line that the app and the host wrote, oldest first. */
  logs: string[];
  pid: number | undefined;
  /** Resolves when the process has ended: to its exit code, or to null where a signal ended it. */
  exited: Promise<number | null>;
  /** Ends the process. */
  close(): Promise<void>;
}

/** What the child process calls the file of a SharedTime: the one after its output and the IPC. */
const CLOCK_FD = 4;

const BUILT_HOST = fileURLToPath(new URL('../dist/tools/functionsHost.js', import.meta.url));

/**
 * Runs the functions of an app in a process of their own, in the stand-in for Azure's Functions host.
 * @returns the running app, once its functions answer; end it with `close()`
 * @throws Error where the port is in use (it names FUNCTIONS_PORT), host.json is wrong, or the process ends too early
 * @example
 * const host = await spawnFunctionsHost({ root, entry, port: 0, settings: { TWILIO_AUTH_TOKEN: 'a-token' } });
 * const { status } = await fetch(`${host.url}/health`);
 * await host.close();
 */
export async function spawnFunctionsHost(options: SpawnOptions): Promise<FunctionsHost> {
  const logs: string[] = [];
  const child = spawn(process.execPath, [options.host ?? BUILT_HOST, ...commandLine(options)], {
    cwd: options.root,
    env: childEnvironment(options.settings),
    stdio: ['ignore', 'pipe', 'pipe', 'ipc', ...(options.time ? [options.time.fd] : [])],
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
  return {
    ...{ url, functions, keys, loadError, logs, pid: child.pid, exited },
    followsClock: options.time !== undefined,
    close: () => stop(child, exited),
  };
}

function commandLine(options: SpawnOptions): string[] {
  const { root, entry, port, keys, frontEnd, time } = options;
  return [
    ...['--root', root, '--port', String(port)],
    ...(entry ? ['--entry', entry] : []),
    ...(keys ? ['--keys'] : []),
    ...(keys?.function ? ['--function-key', keys.function] : []),
    ...(keys?.master ? ['--master-key', keys.master] : []),
    ...(frontEnd ? ['--front-end'] : []),
    ...(time ? ['--clock', String(CLOCK_FD)] : []),
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

/** Asks the process to end, and kills it after 3 s. */
async function stop(child: ChildProcess, exited: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  child.kill('SIGTERM');
  await exited;
  clearTimeout(timer);
}

/** The variables of this process that the app gets as well: it could not run without them. */
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

/**
 * Returns the environment for an app: `settings`, PATH and the like, and what Core Tools sets. A developer's own TWILIO_*
 * variables are not in it.
 */
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

/** Calls `onLine` with each line of a stream. Does nothing without a stream. */
export function collectLines(stream: Readable | null, onLine: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', onLine);
}
