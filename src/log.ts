/** What a log line goes to: the InvocationContext of @azure/functions has these methods. */
export interface LogTarget {
  log(...args: unknown[]): void;
  warn(...args: unknown[]): void;
  error(...args: unknown[]): void;
}

export type LogLevel = keyof LogTarget;

export interface LogFields {
  [name: string]: string | number | boolean | null | undefined | readonly string[];
}

/** Runs of 7 to 15 digits that stand alone: phone numbers, but not the digits within a SID. */
const PHONE_NUMBERS = /(?<![0-9A-Za-z])\+?\d{3,11}(\d{4})(?![0-9A-Za-z])/g;

/** A phone number's last four digits, enough to tell callers apart in a log: `…0143`. */
export function maskPhoneNumber(number: string): string {
  return number.replace(PHONE_NUMBERS, '…$1');
}

/**
 * Writes one event as one line of JSON, which Application Insights can query with parse_json(message).
 * Phone numbers within the fields are masked; secrets must not be passed at all.
 * @param ownWords fields that hold nothing but the app's own sentences: the examples in them stay whole
 */
export function logEvent(
  target: LogTarget,
  level: LogLevel,
  event: string,
  fields: LogFields = {},
  ownWords: Readonly<{ [name: string]: string }> = {},
): void {
  const masked = JSON.stringify(fields, (_name, value) =>
    typeof value === 'string' ? maskPhoneNumber(value) : value,
  );
  const members = [JSON.stringify({ event }), masked, JSON.stringify(ownWords)].map((json) =>
    json.slice(1, -1),
  );
  target[level](`{${members.filter(Boolean).join(',')}}`);
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
