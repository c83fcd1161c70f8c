import { Problem } from '../problem.ts';
import { KNOWN_ERRORS, type KnownError } from './errorTable.ts';

/** The only fields that are read of the SDK's exceptions and the network's errors. toProblem says why. */
interface ErrorParts {
  status?: unknown;
  code?: unknown;
}

/** Codes of errors that mean a timeout: of sockets, of Node.js and of axios. */
const TIMEOUT_CODES = new Set([
  'ECONNABORTED',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ABORT_ERR',
]);

/** Codes of a connection that broke, perhaps after Twilio had read the request. */
const BROKEN_CODES = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Returns the Problem to answer with where a request to Twilio failed. It reads only the error's status and code. The message
 * may hold phone numbers, and the SDK's network errors hold the Authorization header.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { status, code } = (typeof error === 'object' && error !== null ? error : {}) as ErrorParts;
  if (typeof status === 'number') return answered(status, Number(code) || undefined);
  return unanswered(typeof code === 'string' ? code : '');
}

/** Returns the Problem for an answer that Twilio would not give, such as that of another server at its address. */
export function senseless(): Problem {
  return new Problem(
    'twilio-nonsense',
    'The answer of Twilio makes no sense. Look at TWILIO_API_BASE_URL if it is set.',
  );
}

function unanswered(code: string): Problem {
  if (BROKEN_CODES.has(code)) {
    const detail = `The connection to Twilio broke (${code}). Whether it acted is not known: look before you try again.`;
    return new Problem('twilio-connection-broken', detail);
  }
  if (TIMEOUT_CODES.has(code)) {
    const detail = 'Twilio did not answer in time. Whether it acted is not known: look before you try again.';
    return new Problem('twilio-timeout', detail);
  }
  // Codes of sockets, names and certificates; HPE_ is Node.js about an answer that is no HTTP.
  if (/^(?!HPE_)[A-Z][A-Z0-9_]+$/.test(code)) {
    const detail = `Twilio could not be reached (${code}). Look at the network, and at TWILIO_API_BASE_URL if it is set.`;
    return new Problem('twilio-unreachable', detail);
  }
  return senseless();
}

function answered(status: number, code: number | undefined): Problem {
  const known = (code !== undefined && KNOWN_ERRORS[code]) || byStatus(status, code);
  return new Problem(known.kind, known.detail, {
    ...(code !== undefined && { twilioCode: code }),
    ...(known.retryAfter !== undefined && { headers: { 'retry-after': String(known.retryAfter) } }),
  });
}

/** Says what a code means that the table does not have, by its status. Twilio adds codes from time to time. */
function byStatus(status: number, code: number | undefined): KnownError {
  if (status === 429 || status === 503) {
    return {
      kind: 'try-again-later',
      retryAfter: 1,
      detail: 'Twilio asks to try again later. Nothing was sent.',
    };
  }
  if (status === 401) return KNOWN_ERRORS[20003] as KnownError;
  if (status === 400 && code !== undefined) {
    return {
      kind: 'refused-by-twilio',
      detail: `Twilio refuses this request: see www.twilio.com/docs/api/errors/${code}.`,
    };
  }
  if (status === 403)
    return { kind: 'account-not-allowed', detail: 'The Twilio account is not allowed to do this.' };
  return {
    kind: 'twilio-nonsense',
    detail: `Twilio answered with status ${status}${code ? ` and error ${code}` : ''}, which makes no sense here. Look at TWILIO_ACCOUNT_SID and TWILIO_API_BASE_URL.`,
  };
}
