import { type ChildProcess, spawn } from 'node:child_process';
import { childEnvironment, type HostMessage } from '../../functions-host/index.ts';
import { root } from '../../studio/index.ts';
import { settings } from './webhooks.ts';

export interface RunningHost {
  port: number;
  pid: number;
  /** performance.now() when the process was asked for. */
  startedAt: number;
  /** ms from then to the app's code being loaded. */
  loadedAfter: number;
  stop(): Promise<void>;
}

/** Runs an app in the built-in Functions host. Throws Error where it cannot be loaded. */
export async function startHost(
  host: string,
  entry: string,
  extra: Record<string, string> = {},
): Promise<RunningHost> {
  const environment = childEnvironment({ ...settings, ...extra });
  const startedAt = performance.now();
  const child = spawn(process.execPath, [host, '--root', root, '--entry', entry, '--port', '0'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const ready = await firstMessage<HostMessage>(child);
  const loadedAfter = performance.now() - startedAt;
  if (ready.type === 'failed' || ready.loadError) {
    throw new Error(`${entry}: ${ready.type === 'failed' ? ready.message : ready.loadError}`);
  }
  return { port: ready.port, pid: child.pid ?? 0, startedAt, loadedAfter, stop: () => stop(child) };
}

/** The first thing a child process tells its parent. Throws Error where it ends before. */
export function firstMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T));
    child.once('exit', (code) => reject(new Error(`A measured process ended early (exit ${code}).`)));
  });
}

/** Ends a child process and waits until it is gone. */
export async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}
