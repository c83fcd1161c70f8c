import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Keys as a function app has them: one that opens every function, and the master key. */
export interface Keys {
  function: string;
  master: string;
}

/** Fills in random keys for those not given. */
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
