import { timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { TwilioError } from './twilioError.ts';

export interface Credential {
  user: string;
  password: string;
}

/** Basic authentication with the account's SID and token, or an API key and its secret; else Twilio error 20003. */
export function requireCredentials(credentials: readonly Credential[]): MiddlewareHandler {
  return async (context, next) => {
    const given = readBasic(context.req.header('authorization'));
    const known = given && credentials.some((credential) => isSame(credential, given));
    if (!known) {
      context.header('WWW-Authenticate', 'Basic realm="Twilio API"');
      throw new TwilioError(20003);
    }
    await next();
  };
}

function readBasic(header: string | undefined): Credential | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/i.exec(header ?? '')?.[1];
  if (!encoded) return undefined;
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  return colon < 0 ? undefined : { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

function isSame(known: Credential, given: Credential): boolean {
  const left = Buffer.from(`${known.user}:${known.password}`);
  const right = Buffer.from(`${given.user}:${given.password}`);
  return left.length === right.length && timingSafeEqual(left, right);
}
