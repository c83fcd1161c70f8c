import { Problem } from '../problem.ts';
import { type KnownError, knownErrors, statusOf } from './errorTable.ts';

/** What the SDK's exceptions and the network's errors may carry. Nothing else of them is looked at: see toProblem. */
interface ErrorParts {
  status?: unknown;
  code?: unknown;
}

/** Codes of errors that mean the time was up: of sockets, of Node.js and of axios. */
const timeoutCodes = new Set([
  'ECONNABORTED',
  'ETIMEDOUT',
  'ESOCKETTIMEDOUT',
  'UND_ERR_CONNECT_TIMEOUT',
  'ABORT_ERR',
]);

/** Codes of a connection that was there and broke, perhaps after Twilio had read the request. */
const brokenCodes = new Set(['ECONNRESET', 'EPIPE']);

/**
 * The Problem to answer with when a request to Twilio failed. Reads the error's status and code only: its message may
 * hold phone numbers, and the SDK's network errors hold the Authorization header.
 */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const { status, code } = (typeof error === 'object' && error !== null ? error : {}) as ErrorParts;
  if (typeof status === 'number') return answered(status, Number(code) || undefined);
  if (brokenCodes.has(String(code))) {
    return new Problem(
      502,
      `The connection to Twilio broke (${code}). Whether it acted is not known: look before you try again.`,
    );
  }
  if (timeoutCodes.has(String(code))) {
    return new Problem(
      504,
      'Twilio did not answer in time. Whether it acted is not known: look before you try again.',
    );
  }
  // Codes of sockets, names and certificates; HPE_ is Node.js about an answer that is no HTTP.
  if (typeof code === 'string' && /^(?!HPE_)[A-Z][A-Z0-9_]+$/.test(code)) {
    return new Problem(
      502,
      `Twilio could not be reached (${code}). Look at the network, and at TWILIO_API_BASE_URL if it is set.`,
    );
  }
  return senseless();
}

/** Twilio, or whatever answers at its address, answered what Twilio would not. */
export function senseless(): Problem {
  return new Problem(502, 'The answer of Twilio makes no sense. Look at TWILIO_API_BASE_URL if it is set.');
}

function answered(status: number, code: number | undefined): Problem {
  const known = (code !== undefined && knownErrors[code]) || byStatus(status, code);
  return new Problem(statusOf[known.group], known.detail, {
    ...(code !== undefined && { twilioCode: code }),
    ...(known.retryAfter !== undefined && { headers: { 'retry-after': String(known.retryAfter) } }),
  });
}

/** For codes the table does not hold: Twilio splits codes ever more finely, so there must be an answer for new ones. */
function byStatus(status: number, code: number | undefined): KnownError {
  if (status === 429 || status === 503) {
    return { group: 'retry', retryAfter: 1, detail: 'Twilio asks to try again later. Nothing was sent.' };
  }
  if (status === 401) return knownErrors[20003] as KnownError;
  if (status === 400 && code !== undefined) {
    return {
      group: 'caller',
      detail: `Twilio refuses this request: see www.twilio.com/docs/api/errors/${code}.`,
    };
  }
  if (status === 403) return { group: 'account', detail: 'The Twilio account is not allowed to do this.' };
  return {
    group: 'configuration',
    detail: `Twilio answered with status ${status}${code ? ` and error ${code}` : ''}, which makes no sense here. Look at TWILIO_ACCOUNT_SID and TWILIO_API_BASE_URL.`,
  };
}
