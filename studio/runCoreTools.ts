import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { readHostJson } from '../functions-host/app/hostJson.ts';
import { collectLines } from '../functions-host/lines.ts';
import type { RunningFunctions } from './runningFunctions.ts';

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
const patienceMs = 60_000;

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
  const deadline = Date.now() + patienceMs;
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
