import type { Context } from 'hono';
import type { Method } from '../context.ts';
import { TwilioError } from './twilioError.ts';

/** The parameters of a request, with the checks that Twilio makes on every kind of value. */
export class Form {
  constructor(private readonly values: URLSearchParams) {}

  /** The value, or undefined if the parameter is missing or empty. */
  get(name: string): string | undefined {
    return this.values.get(name) || undefined;
  }

  /** True also where the parameter is sent empty, which in an update clears the value. */
  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Every value of a repeated parameter, without empty ones. */
  all(name: string): string[] {
    return this.values.getAll(name).filter(Boolean);
  }

  /** An absolute http(s) URL; throws Twilio error `code` otherwise. */
  url(name: string, code: number): string | undefined {
    const value = this.get(name);
    if (value !== undefined && !isWebUrl(value)) throw new TwilioError(code, `${name}: ${value}`);
    return value;
  }

  method(name: string, code = 21209): Method | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const method = value.toUpperCase();
    if (method !== 'GET' && method !== 'POST') throw new TwilioError(code, `${name}: ${value}`);
    return method;
  }

  /** A whole number from `min` to `max`; throws Twilio error `code` otherwise. */
  integer(name: string, min: number, max: number, code = 20001): number | undefined {
    const value = this.get(name);
    if (value === undefined) return undefined;
    const number = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw new TwilioError(code, `${name} must be a whole number from ${min} to ${max}, not ${value}`);
    }
    return number;
  }

  flag(name: string): boolean | undefined {
    const value = this.get(name)?.toLowerCase();
    if (value === undefined) return undefined;
    if (value !== 'true' && value !== 'false') throw new TwilioError(20001, `${name} must be true or false`);
    return value === 'true';
  }

  oneOf(name: string, allowed: readonly string[], code = 20001): string | undefined {
    const value = this.get(name);
    if (value !== undefined && !allowed.includes(value)) {
      throw new TwilioError(code, `${name} must be one of ${allowed.join(', ')}, not ${value}`);
    }
    return value;
  }
}

/** The form of a POST. */
export async function readForm(context: Context): Promise<Form> {
  return new Form(new URLSearchParams(await context.req.text()));
}

/** True for an absolute http(s) URL without an underscore in its host, which Twilio refuses. */
export function isWebUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return /^https?:$/.test(url?.protocol ?? '') && !url?.hostname.includes('_');
}
