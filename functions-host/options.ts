import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface HostOptions {
  root: string;
  entry: string | undefined;
  /** 0 for any free one. */
  port: number;
  keys: Keys | undefined;
  frontEnd: boolean;
  /** The open file of a SharedTime that the app's Date goes by; undefined for the computer's time. */
  clock: number | undefined;
}

/**
 * Reads the command line: [--root DIR] [--entry FILE] [--port N] [--keys] [--function-key K] [--master-key K] [--front-end]
 * [--clock FD].
 * @throws Error for an option that does not exist or a port that is none.
 */
export function readOptions(args: string[]): HostOptions {
  const { values } = parseArgs({
    args,
    options: {
      root: { type: 'string', default: '.' },
      entry: { type: 'string' },
      port: { type: 'string', default: '7071' },
      keys: { type: 'boolean', default: false },
      'function-key': { type: 'string' },
      'master-key': { type: 'string' },
      'front-end': { type: 'boolean', default: false },
      clock: { type: 'string' },
    },
  });
  const given = { function: values['function-key'], master: values['master-key'] };
  return {
    root: resolve(values.root),
    entry: values.entry === undefined ? undefined : resolve(values.entry),
    port: readPort(values.port, '--port'),
    keys: values.keys || given.function || given.master ? makeKeys(given) : undefined,
    frontEnd: values['front-end'],
    clock: values.clock === undefined ? undefined : Number(values.clock),
  };
}

/**
 * Reads a TCP port.
 * @param text the port, such as `7071`; `0` stands for any free one
 * @param name what an error calls it, such as FUNCTIONS_PORT
 * @throws Error where it is no whole number from 0 to 65535
 */
export function readPort(text: string, name: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text.trim()) || port > 65_535) {
    throw new Error(`${name} must be a port from 0 (any free one) to 65535, not "${text}".`);
  }
  return port;
}

/** The keys of a function app: one for all its functions, and the master key. */
export interface Keys {
  function: string;
  master: string;
}

/** Returns the keys given, and a random key for each that is not. */
export function makeKeys(given: Partial<Keys> = {}): Keys {
  const random = () => randomBytes(32).toString('base64url');
  return { function: given.function || random(), master: given.master || random() };
}

/**
 * Whether a request may call a function of this auth level: the x-functions-key header counts, and only without it
 * the `code` query parameter, as in the host.
 */
export function mayCall(
  authLevel: string,
  keys: Keys | undefined,
  headers: IncomingHttpHeaders,
  query: string,
): boolean {
  if (!keys || authLevel === 'anonymous') return true;
  const header = headers['x-functions-key'];
  const given = typeof header === 'string' ? header : new URLSearchParams(query).get('code');
  if (!given) return false;
  return same(given, keys.master) || (authLevel === 'function' && same(given, keys.function));
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
