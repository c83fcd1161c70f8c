import { readFileSync } from 'node:fs';

/** How often to look whether those who started us are still there, ms. */
const checkMs = 250;

/** A shell stands between npm and us, at most with another one. */
const mostLevels = 3;

/**
 * Calls `stop` once: on SIGINT, SIGTERM or SIGHUP, when the npm that runs us dies, or when nobody reads
 * our output any more. Returns the function that makes it so now.
 */
export function stopOnce(stop: () => Promise<void>): () => void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    void stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, begin);
  process.on('disconnect', begin);
  process.stdout.on('error', begin);
  const above = chainToNpm();
  if (above.length > 0)
    setInterval(() => {
      if (!stands(above)) begin();
    }, checkMs).unref();
  return begin;
}

/**
 * The processes between us and the npm that runs us, npm the last: a shell may stand between and live on when npm is
 * killed. Empty without npm. Who started npm does not matter: a shell may well end before what it left running.
 */
function chainToNpm(): number[] {
  const chain: number[] = [];
  if (!process.env.npm_lifecycle_event) return chain;
  for (let pid = process.ppid; pid > 1 && chain.length < mostLevels; pid = parentOf(pid)) {
    chain.push(pid);
    if (nameOf(pid).startsWith('npm')) return chain;
  }
  return [];
}

function stands(chain: number[]): boolean {
  return chain.every((pid, level) => pid === (level === 0 ? process.ppid : parentOf(chain[level - 1] ?? 0)));
}

/** What npm calls itself, such as `npm start`. */
function nameOf(pid: number): string {
  return readStat(pid, /\((.*)\)/);
}

function parentOf(pid: number): number {
  return Number(readStat(pid, /\) \S (\d+)/));
}

/** Linux only; elsewhere nothing is found, and npm is not watched. */
function readStat(pid: number, part: RegExp): string {
  try {
    return part.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
  } catch {
    return '';
  }
}
