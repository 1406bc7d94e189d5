import { expect } from '@jest/globals';
import { type ErrorCode, Problem } from '@todo/shared/problem';
import type { Answer } from '../client.js';

/** Internals that must never leave the service: stack frames, SQL and the names of its components. */
const innards = /\bat .+:\d+|node_modules|SELECT |INSERT |UPDATE |SQLITE|ER_[A-Z]|FST_|typeorm|mysql|ZodError/i;

/** Asserts that the response is the documented problem with this status and code, and returns it. */
export function expectProblem(
  answer: Pick<Answer<unknown>, 'status' | 'headers' | 'text'>,
  status: number,
  code: ErrorCode,
): Problem {
  expect({ status: answer.status, body: answer.text }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  const problem = Problem.parse(JSON.parse(answer.text));
  expect(problem).toMatchObject({ status, code, type: `/problems/${code}` });
  expect(problem.message).toBe(problem.detail);
  expect(problem.detail).not.toBe('');
  expect(problem.request_id).not.toBe('');
  // These members contain random text (the token of an invitation, an id), which may look like one of the above.
  const { instance: _, request_id: __, ...said } = JSON.parse(answer.text) as Problem;
  expect(JSON.stringify(said)).not.toMatch(innards);
  return problem;
}
