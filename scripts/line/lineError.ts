/** A problem that the user can act on; the command prints its message and nothing else. */
export class LineError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
    this.name = 'LineError';
  }
}

/** What to look at for codes whose own text does not say it. Source: Twilio's error dictionary. */
const REMEDIES: Readonly<{ [code: number]: string }> = {
  20003:
    'Twilio refused the credentials. Check TWILIO_ACCOUNT_SID with TWILIO_AUTH_TOKEN (or TWILIO_API_KEY with TWILIO_API_SECRET): copy them from the Twilio console.',
  20404: 'Twilio does not know this resource. Check that TWILIO_ACCOUNT_SID is the account that owns it.',
  20429: 'Twilio asks for fewer requests. Wait a minute and try again.',
  21450: 'This number is verified already: nothing is left to do.',
};

/**
 * Asks Twilio, and turns whatever goes wrong into a LineError. The SDK's own network errors are never passed
 * on: they carry the Authorization header.
 * @param doing what was tried, for the message, e.g. "list the numbers"
 */
export async function askTwilio<T>(doing: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    throw new LineError(`Could not ${doing}. ${explain(error)}`);
  }
}

function explain(error: unknown): string {
  const code = property(error, 'code');
  const status = property(error, 'status');
  if (typeof code === 'number') {
    return REMEDIES[code] ?? `Twilio says: ${property(error, 'message')} (error ${code}).`;
  }
  if (typeof status === 'number') {
    return `Twilio answered with status ${status}. Check TWILIO_API_BASE_URL, if it is set, and try again.`;
  }
  const reason = typeof code === 'string' ? ` (${code})` : '';
  return `Twilio's API cannot be reached${reason}. Check the network, and TWILIO_API_BASE_URL if it is set.`;
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
