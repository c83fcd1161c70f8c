import { expect, test } from 'vitest';
import { Problem, type ProblemKind, problemResponse } from '../src/problem.ts';

/** The public contract: clients tell problems apart by these. A kind that is missing here does not compile. */
const KINDS: { [Kind in ProblemKind]: [status: number, title: string] } = {
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

test.each(Object.entries(KINDS))('%s has its status and its title', (kind, [status, title]) => {
  const answer = problemResponse(new Problem(kind as ProblemKind, 'No.'));
  expect(answer.status).toBe(status);
  expect(JSON.parse(String(answer.body))).toEqual({
    ...{ type: `urn:ahoy:problem:${kind}`, title, status, detail: 'No.' },
  });
});

test('the type names the kind, which has its status and title', () => {
  const problem = new Problem('country-not-allowed', 'No.', {
    errors: [{ field: 'to', message: 'is abroad' }],
  });
  expect(problem.status).toBe(403);
  expect(JSON.parse(String(problemResponse(problem).body))).toEqual({
    type: 'urn:ahoy:problem:country-not-allowed',
    title: 'The country is not allowed',
    status: 403,
    detail: 'No.',
    errors: [{ field: 'to', message: 'is abroad' }],
  });
});

test('kinds of the same status are told apart', () => {
  const kinds = ['twilio-unreachable', 'twilio-nonsense', 'twilio-misconfigured'] as const;
  const answers = kinds.map((kind) => problemResponse(new Problem(kind, 'No.')));
  expect(answers.map(({ status }) => status)).toEqual([502, 502, 502]);
  expect(new Set(answers.map(({ body }) => JSON.parse(String(body)).type)).size).toBe(3);
});
