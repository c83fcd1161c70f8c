import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/problem.ts';
import { toProblem } from '../../src/twilio/errors.ts';
import { KNOWN_ERRORS } from '../../src/twilio/errorTable.ts';

/** Written down anew from Twilio's documentation: the table under test must agree with it row by row. */
const statuses: Record<number, number[]> = {
  422: [21201, 21604, 21211, 21217, 21214, 21216, 21602, 21619, 21610, 21612, 21614, 21635, 21617],
  502: [
    20003, 20404, 21200, 21205, 21402, 11100, 21210, 21212, 21601, 21606, 21661, 21603, 21703, 21712, 32018,
  ],
  403: [21215, 21408, 21607, 21608, 10002, 572005, 30002, 30034],
  503: [20429, 21611, 30001, 22005],
};
const rows = Object.entries(statuses).flatMap(([status, codes]) =>
  codes.map((code) => [code, Number(status)] as const),
);

describe('codes of Twilio', () => {
  test.each(rows)('%i is answered with %i', (code, status) => {
    const problem = toProblem({ status: 400, code, message: 'secret words' });
    expect(problem.status).toBe(status);
    expect(problem.extras.twilioCode).toBe(code);
    expect(problem.detail).not.toContain('secret words');
    expect(problem.extras.headers?.['retry-after'] !== undefined).toBe(status === 503);
    if (status === 502) expect(problem.detail).toMatch(/[A-Z]+_[A-Z_]+|Shorten/);
  });

  test('the table has no row that is not checked here', () => {
    expect(Object.keys(KNOWN_ERRORS).map(Number).sort()).toEqual(rows.map(([code]) => code).sort());
  });
});

test.each([
  ['a new code with 400', { status: 400, code: 21999 }, 422, 21999],
  ['a code as text', { status: 400, code: '21211' }, 422, 21211],
  ['401 without a code', { status: 401 }, 502, undefined],
  ['403 with a new code', { status: 403, code: 20999 }, 403, 20999],
  ['404 with a new code', { status: 404, code: 20999 }, 502, 20999],
  ['400 without a code (no JSON)', { status: 400 }, 502, undefined],
  ['429 without a code', { status: 429 }, 503, undefined],
  ['500', { status: 500, code: 20500 }, 502, 20500],
  ['503', { status: 503 }, 503, undefined],
  ['302 of a proxy', { status: 302 }, 502, undefined],
  ['a timeout of axios', { code: 'ECONNABORTED' }, 504, undefined],
  ['a timeout of the socket', { code: 'ETIMEDOUT' }, 504, undefined],
  ['a refused connection', { code: 'ECONNREFUSED' }, 502, undefined],
  ['a name that does not resolve', { code: 'ENOTFOUND' }, 502, undefined],
  ['a certificate nobody knows', { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 502, undefined],
  ['an answer that is no JSON', new SyntaxError('Unexpected token < in JSON'), 502, undefined],
  ['no error at all', undefined, 502, undefined],
  ['a text', 'boom', 502, undefined],
])('%s', (_what, error, status, twilioCode) => {
  const problem = toProblem(error);
  expect(problem).toBeInstanceOf(Problem);
  expect([problem.status, problem.extras.twilioCode]).toEqual([status, twilioCode]);
});

test.each(['ENOTFOUND', 'CERT_HAS_EXPIRED'])('%s is named', (code) => {
  expect(toProblem({ code }).detail).toMatch(new RegExp(`reached \\(${code}\\).*TWILIO_API_BASE_URL`));
});

test.each([
  ['401 without a code, as a matter of the credentials', { status: 401 }, /credentials.*TWILIO_AUTH_TOKEN/],
  ['what answers no HTTP, as an answer', { code: 'HPE_INVALID_CONSTANT' }, /makes no sense/],
  ['a new code with 400, by where to read of it', { status: 400, code: 21999 }, /errors\/21999/],
])('%s', (_what, error, detail) => {
  expect(toProblem(error).detail).toMatch(detail);
});

test.each(['ECONNRESET', 'EPIPE'])('after %s nobody knows whether Twilio acted', (code) => {
  expect(toProblem({ code })).toMatchObject({ status: 502, detail: expect.stringMatching(/not known/) });
});

test('a Problem stays what it is', () => {
  const problem = new Problem('account-not-allowed', 'no');
  expect(toProblem(problem)).toBe(problem);
});

test.each([
  [{ status: 403, code: 20999 }, 'account-not-allowed'],
  [{ status: 400, code: 21211 }, 'refused-by-twilio'],
  [{ status: 401 }, 'twilio-misconfigured'],
  [{ status: 500 }, 'twilio-nonsense'],
  [{ code: 'HPE_INVALID_CONSTANT' }, 'twilio-nonsense'],
  [{ code: 'ENOTFOUND' }, 'twilio-unreachable'],
  [{ code: 'ECONNRESET' }, 'twilio-connection-broken'],
  [{ code: 'ETIMEDOUT' }, 'twilio-timeout'],
  [{ status: 429 }, 'try-again-later'],
])('%j is of the kind %s', (error, kind) => {
  expect(toProblem(error).kind).toBe(kind);
});
