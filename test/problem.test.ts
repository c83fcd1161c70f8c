import { expect, test } from 'vitest';
import { Problem, problemResponse } from '../src/problem.ts';

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
