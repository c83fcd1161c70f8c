import { spawn } from 'node:child_process';
import { accessSync, constants, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join, sep } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import {
  collectLines,
  type Keys,
  readHostJson,
  type SharedTime,
  spawnFunctionsHost,
} from '../functions-host/index.ts';
import { buildApp, root } from './build.ts';
import { ensureApp, ensurePage, ensureTools } from './buildCache.ts';
import type { StartOptions } from './plan.ts';

/** Functions under way: in the built-in host's child process, or under `func start`. */
export interface RunningFunctions {
  /** Where they are, with the route prefix: http://127.0.0.1:7071/api */
  url: string;
  /** What they wrote, oldest first. */
  logs: string[];
  /** The function keys, where they are checked. */
  keys?: Keys | undefined;
  /** Why the app could not be loaded, if so and if known. */
  loadError?: string | undefined;
  /** Whether the app's clock is the sandbox's; absent where it is the computer's. */
  followsClock?: boolean;
  /** Settles when the process has ended, with its exit code (null: by a signal). */
  exited: Promise<number | null>;
  close(): Promise<void>;
}

/** Runs the functions with these settings, on this clock where it can. */
export type RunFunctions = (settings: Record<string, string>, time?: SharedTime) => Promise<RunningFunctions>;

export interface Runner {
  /** What runs the functions, in words. */
  name: string;
  /** Builds what is not up to date. @throws Error with every finding in the phone line. */
  build(): Promise<void>;
  /** Starts what was built last. @throws Error if it cannot start, naming FUNCTIONS_PORT where the port is taken. */
  run(settings: Record<string, string>, port: number, time?: SharedTime): Promise<RunningFunctions>;
}

const print = (line: string) => console.log(line);

/** Nobody with --sandbox-only, else Azure Functions Core Tools where they are installed, else the built-in host. */
export function chooseRunner(options: StartOptions): Runner {
  if (options.sandboxOnly) return outsideRunner;
  const func = options.builtIn ? undefined : findCoreTools(root);
  if (func) return coreToolsRunner(func, options.line);
  return builtInRunner(options);
}

/** The functions are run by hand; all that is known of them is their port. */
const outsideRunner: Runner = {
  name: 'run them yourself: npm run build, then func start',
  build: ensurePage,
  run: async (_settings, port) => ({
    url: `http://127.0.0.1:${port}/api`,
    logs: [],
    exited: new Promise<never>(() => {}),
    close: async () => {},
  }),
};

/** `func start` runs what stands in dist/, where package.json's `main` points. */
function coreToolsRunner(func: string, line: string): Runner {
  return {
    name: 'Azure Functions Core Tools',
    build: async () => {
      await ensurePage();
      await buildApp({ line });
    },
    run: (settings, port) => runCoreTools({ func, root, port, settings, onLog: print }),
  };
}

function builtInRunner({ line, builtIn }: StartOptions): Runner {
  let built = { host: '', entry: '' };
  return {
    name: `the built-in host stands in${builtIn ? '' : ': Azure Functions Core Tools is not installed'}`,
    build: async () => {
      await ensurePage();
      built = { host: await ensureTools(), entry: await ensureApp(line) };
    },
    run: (settings, port, time) =>
      spawnFunctionsHost({ root, ...built, port, settings, onLog: print, ...(time && { time }) }),
  };
}

export interface CoreToolsOptions {
  /** The func program. */
  func: string;
  root: string;
  /** 0 for any free one. */
  port: number;
  settings: Record<string, string>;
  onLog: (line: string) => void;
}

/** How long `func start` may take until it answers, ms. */
const PATIENCE_MS = 60_000;

/** Runs the functions with `func start` and waits until they answer. @throws Error if func ends before. */
export async function runCoreTools(options: CoreToolsOptions): Promise<RunningFunctions> {
  const port = await freePort(options.port);
  const logs: string[] = [];
  const child = spawn(options.func, ['start', '--port', String(port)], {
    cwd: options.root,
    env: options.settings,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    collectLines(stream, (line) => {
      logs.push(line);
      options.onLog(line);
    });
  }
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(1));
  });
  const { routePrefix } = await readHostJson(options.root);
  const url = [`http://127.0.0.1:${port}`, routePrefix].filter((part) => part !== '').join('/');
  await Promise.race([answers(`${url}/health`), exited.then(endedEarly)]);
  const close = async () => {
    child.kill('SIGTERM');
    await Promise.race([exited, wait(5000).then(() => child.kill('SIGKILL'))]);
  };
  return { url, logs, exited, close };
}

function endedEarly(code: number | null): never {
  throw new Error(`func start ended before the functions answered (exit ${code}); its lines above say why.`);
}

async function answers(url: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    const answered = await fetch(url).then(
      () => true,
      () => false,
    );
    if (answered) return;
    await wait(200);
  }
  throw new Error(`func start does not answer on ${url}.`);
}

/** The port itself if it is free, or any for 0. @throws Error naming FUNCTIONS_PORT if it is taken. */
function freePort(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', () =>
      reject(new Error(`Port ${port} for the functions is in use: set FUNCTIONS_PORT to another one.`)),
    );
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : port));
    });
  });
}

const BINARY = process.platform === 'win32' ? 'func.exe' : 'func';
const PACKAGE_NAME = 'azure-functions-core-tools';

/**
 * The real Azure Functions Core Tools, if they are installed; only looks at files. The npm package's own `func` downloads
 * the tools when first run, so it counts only if that has happened already.
 */
export function findCoreTools(root: string, path = process.env.PATH ?? ''): string | undefined {
  const inPackage = join(root, 'node_modules', PACKAGE_NAME, 'bin', BINARY);
  const candidates = [inPackage, ...path.split(delimiter).map((folder) => join(folder, BINARY))];
  for (const candidate of candidates) {
    const found = candidate.length > BINARY.length && realBinary(candidate);
    if (found) return found;
  }
  return undefined;
}

function realBinary(candidate: string): string | undefined {
  const file = executable(candidate);
  const folder = file && packageFolder(file);
  return folder ? executable(join(folder, 'bin', BINARY)) : file;
}

/** The npm package's folder, if the file lies in one. */
function packageFolder(file: string): string | undefined {
  const mark = `${sep}${PACKAGE_NAME}${sep}`;
  const at = file.lastIndexOf(mark);
  return at < 0 ? undefined : file.slice(0, at + mark.length);
}

function executable(file: string): string | undefined {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() ? realpathSync(file) : undefined;
  } catch {
    return undefined;
  }
}
