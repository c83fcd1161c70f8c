import type { HttpResponseInit } from '@azure/functions';

export interface FieldError {
  field: string;
  message: string;
}

interface ProblemExtras {
  errors?: readonly FieldError[];
  twilioCode?: number;
  headers?: Readonly<Record<string, string>>;
}

/** What each status means in this app: the end of the problem's `type` and its `title`. */
const kinds: Readonly<Record<number, readonly [slug: string, title: string]>> = {
  400: ['invalid-request', 'The request is not valid'],
  403: ['not-allowed', 'Not allowed'],
  415: ['unsupported-media-type', 'Unsupported content type'],
  422: ['refused-by-twilio', 'Twilio refuses this number or text'],
  500: ['internal-error', 'Something went wrong here'],
  502: ['twilio-misconfigured', 'Twilio could not be used'],
  503: ['try-again-later', 'Twilio asks to try again later'],
  504: ['twilio-timeout', 'Twilio did not answer in time'],
};

/** The one error class that carries an HTTP answer (RFC 9457). `detail` is for the client: nothing secret in it. */
export class Problem extends Error {
  override name = 'Problem';

  constructor(
    readonly status: number,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
  }
}

/** The one place that answers a Problem. */
export function problemResponse({ status, detail, extras }: Problem): HttpResponseInit {
  const [slug, title] = kinds[status] ?? ['error', 'Error'];
  const { headers, ...members } = extras;
  return {
    status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify({ type: `urn:ahoy:problem:${slug}`, title, status, detail, ...members }),
  };
}
