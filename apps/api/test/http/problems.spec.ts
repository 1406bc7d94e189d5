import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ErrorCode, ProblemType } from '@todo/shared/problem';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

describe('the type of a problem is the address of a document that explains it', () => {
  test.each(ErrorCode.options)('%s', async (code) => {
    const { status, body } = await api.client.get(`/problems/${code}`);
    expect(status).toBe(200);
    expect(ProblemType.parse(body)).toMatchObject({ code, type: `/problems/${code}` });
  });

  test('also at the address in a problem', async () => {
    const problem = expectProblem(await api.client.get('/todo/4000000000'), 404, 'not-found');
    const { body } = await api.client.get(new URL(problem.type, api.client.url).pathname);
    expect(body).toMatchObject({ status: 404, title: problem.title });
  });

  test('all of them are listed', async () => {
    const { body } = await api.client.get<ProblemType[]>('/problems');
    expect(body.map(({ code }) => code)).toEqual(ErrorCode.options);
  });

  test.each(['nonsense', 'constructor', '__proto__'])('%s does not exist', async (code) => {
    expectProblem(await api.client.get(`/problems/${code}`), 404, 'not-found');
  });
});
