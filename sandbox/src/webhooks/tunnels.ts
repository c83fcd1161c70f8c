import { readTarget, splitOrigin, type Target } from './target.ts';

/** Public addresses (origin and path prefix) whose requests are sent to an origin on this machine, as by a tunnel. */
export class Tunnels {
  private readonly origins = new Map<string, string>();

  /** Sends requests for `publicUrl`, and for URLs below it, to `origin` from now on. */
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

  /** Returns where a request for `target` is sent. The signature is still made over the public address. */
  reached(target: Target): Target {
    const local = this.through(target.url);
    const found = local === target.url ? undefined : readTarget(local);
    if (!found) return target;
    const { protocol, hostname, port, given } = found;
    // Its query is sorted already, and what a GET appends stays behind it.
    const [, path] = splitOrigin(given);
    return { ...target, protocol, hostname, port, path };
  }
}
