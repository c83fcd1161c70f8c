import type { MiddlewareHandler } from 'hono';
import { ControlError } from './controlError.ts';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Answers 403 to requests for other names than loopback ones, and to requests from pages of another origin. So no web site
 * can place calls here, not even one whose DNS name leads to 127.0.0.1.
 */
export function onlyFromHere(port: number): MiddlewareHandler {
  const hosts = LOOPBACK.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? '';
    if (!hosts.includes(host))
      throw new ControlError(403, `This sandbox answers to ${hosts.join(', ')} only`);
    const origin = context.req.header('origin')?.toLowerCase();
    if (origin !== undefined && !hosts.some((own) => origin === `http://${own}`)) {
      throw new ControlError(403, 'Pages of another origin may not use this sandbox');
    }
    await next();
  };
}
