import type { Tunnel } from '../context.ts';
import { readTarget, type Target } from './target.ts';

/** The URL on this machine that a URL behind the front door leads to; any other URL as it is. */
export function throughTunnel(url: string, door: Tunnel | undefined): string {
  if (!door?.publicUrl || !url.startsWith(door.publicUrl)) return url;
  const rest = url.slice(door.publicUrl.length);
  return /^(?:[/?#]|$)/.test(rest) ? door.origin + rest : url;
}

/** Where a request for `target` is sent. What is signed stays the address that was called. */
export function reached(target: Target, door: Tunnel | undefined): Target {
  const local = throughTunnel(target.url, door);
  const found = local === target.url ? undefined : readTarget(local);
  if (!found) return target;
  const { protocol, hostname, port, path } = found;
  return { ...target, protocol, hostname, port, path };
}
