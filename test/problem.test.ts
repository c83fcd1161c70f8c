import { expect, test } from 'vitest';
import { Problem, type ProblemKind, problemResponse } from '../src/problem.ts';

const ANSWERS: Record<ProblemKind, [status: number, title: string]> = {
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
};

test.each(Object.entries(ANSWERS))('%s: its type, status and title', (kind, [status, title]) => {
  const problem = new Problem(kind as ProblemKind, 'No.');
  const answer = problemResponse(problem);
  expect([problem.status, answer.status]).toEqual([status, status]);
  expect(JSON.parse(String(answer.body))).toEqual({
    type: `urn:ahoy:problem:${kind}`,
    title,
    status,
    detail: 'No.',
  });
  expect(answer.headers).toEqual({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
});

test('what a problem carries besides is among its members, and its headers are headers', () => {
  const extras = { errors: [{ field: 'to', message: 'is abroad' }], twilioCode: 1, headers: { 'x-y': 'z' } };
  const { body, headers } = problemResponse(new Problem('country-not-allowed', 'No.', extras));
  expect(JSON.parse(String(body))).toEqual({
    type: 'urn:ahoy:problem:country-not-allowed',
    title: 'The country is not allowed',
    status: 403,
    detail: 'No.',
    errors: [{ field: 'to', message: 'is abroad' }],
    twilioCode: 1,
  });
  expect(headers).toMatchObject({ 'x-y': 'z' });
});
