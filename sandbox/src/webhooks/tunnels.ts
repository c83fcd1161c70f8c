import { readTarget, type Target } from './target.ts';

/** Public addresses (origin and path prefix) that are brought to an origin on this machine, as through a tunnel. */
export class Tunnels {
  private readonly origins = new Map<string, string>();

  /** Brings requests for `publicUrl` and what is below it to `origin`. */
  open(publicUrl: string, origin: string): void {
    if (publicUrl) this.origins.set(publicUrl.replace(/\/+$/, ''), origin);
  }

  /** The URL on this machine that a URL behind a tunnel leads to; any other URL as it is. */
  through(url: string): string {
    for (const [publicUrl, origin] of this.origins) {
      const rest = url.slice(publicUrl.length);
      if (url.startsWith(publicUrl) && /^(?:[/?#]|$)/.test(rest)) return origin + rest;
    }
    return url;
  }

  /** Where a request for `target` is sent. What is signed stays the address that was called. */
  reached(target: Target): Target {
    const local = this.through(target.url);
    const found = local === target.url ? undefined : readTarget(local);
    if (!found) return target;
    const { protocol, hostname, port, path } = found;
    return { ...target, protocol, hostname, port, path };
  }
}
