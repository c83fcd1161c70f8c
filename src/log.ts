/** What a log line goes to: the InvocationContext of @azure/functions has these methods. */
export interface LogTarget {
  log(...args: unknown[]): void;
  warn(...args: unknown[]): void;
  error(...args: unknown[]): void;
}

export type LogLevel = keyof LogTarget;

/**
 * Words that are the app's own, such as those that show the right form of a setting: their numbers are examples and are
 * not masked. Nothing that came from outside may be among them.
 */
export class OwnWords {
  constructor(readonly text: string) {}
}

export interface LogFields {
  [name: string]: string | number | boolean | null | undefined | readonly string[] | OwnWords;
}

/** Runs of 7 to 15 digits that stand alone: phone numbers, but not the digits within a SID. */
const PHONE_NUMBERS = /(?<![0-9A-Za-z])\+?\d{3,11}(\d{4})(?![0-9A-Za-z])/g;

/** A phone number's last four digits, enough to tell callers apart in a log: `…0143`. */
export function maskPhoneNumber(number: string): string {
  return number.replace(PHONE_NUMBERS, '…$1');
}

/**
 * Writes one event as one line of JSON, which Application Insights can query with parse_json(message).
 * Phone numbers within the fields are masked, except in OwnWords; secrets must not be passed at all.
 */
export function logEvent(target: LogTarget, level: LogLevel, event: string, fields: LogFields = {}): void {
  const masked = JSON.stringify(fields, (_name, value) => {
    if (value instanceof OwnWords) return value.text;
    return typeof value === 'string' ? maskPhoneNumber(value) : value;
  });
  target[level](`{"event":${JSON.stringify(event)}${masked === '{}' ? '' : `,${masked.slice(1, -1)}`}}`);
}

/**
 * What may be told of an error that was not foreseen: its class and where it was thrown. Its message may hold anything,
 * secrets and phone numbers included.
 */
export function errorFields(error: unknown): { error: string; thrownAt?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const thrownAt = error.stack
    ?.split('\n')
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  return { error: error.name, ...(thrownAt && { thrownAt }) };
}
