import type { HttpResponseInit } from '@azure/functions';

export interface FieldError {
  field: string;
  message: string;
}

interface ProblemExtras {
  errors?: readonly FieldError[];
  twilioCode?: number;
  headers?: Readonly<{ [name: string]: string }>;
}

/** Every kind of problem: its kind ends the problem's `type`, and has one status and one title. */
const KINDS = {
  'invalid-request': [400, 'The request is not valid'],
  'malformed-json': [400, 'The body is not JSON'],
  'not-asked-for': [403, 'Nobody asked for this'],
  'country-not-allowed': [403, 'The country is not allowed'],
  'account-not-allowed': [403, 'The Twilio account is not allowed to do this'],
  'unsupported-media-type': [415, 'Unsupported content type'],
  'refused-by-twilio': [422, 'Twilio refuses this number or text'],
  'internal-error': [500, 'Something went wrong here'],
  'settings-invalid': [502, 'App settings are missing or malformed'],
  'twilio-misconfigured': [502, 'The settings for Twilio do not work'],
  'twilio-unreachable': [502, 'Twilio could not be reached'],
  'twilio-connection-broken': [502, 'The connection to Twilio broke'],
  'twilio-nonsense': [502, 'The answer of Twilio makes no sense'],
  'try-again-later': [503, 'Twilio asks to try again later'],
  'twilio-timeout': [504, 'Twilio did not answer in time'],
} as const satisfies Readonly<{ [kind: string]: readonly [status: number, title: string] }>;

export type ProblemKind = keyof typeof KINDS;

/** The one error class that carries an HTTP answer (RFC 9457). `detail` is for the client: nothing secret in it. */
export class Problem extends Error {
  override name = 'Problem';
  readonly status: number;

  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
    this.status = KINDS[kind][0];
  }
}

/** What a client is told of an error that was not foreseen. */
export const UNFORESEEN = 'An error that was not foreseen. The log of the function has its name and time.';

/** The one place that answers a Problem. */
export function problemResponse({ kind, detail, extras }: Problem): HttpResponseInit {
  const [status, title] = KINDS[kind];
  const { headers, ...members } = extras;
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ type: `urn:ahoy:problem:${kind}`, title, status, detail, ...members }),
  };
}
