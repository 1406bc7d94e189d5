import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ErrorCode } from '@todo/shared/problem';
import { type Api, startApi } from '../api.js';
import type { CallOptions } from '../client.js';
import { expectProblem } from './problem.js';

/** A bad request and its expected problem. `{id}` in the path and body stands for an existing todo. */
export interface Refusal extends CallOptions {
  why: string;
  method: string;
  path: string;
  status: number;
  code: ErrorCode;
  /** JSON pointer of the first field error. */
  pointer?: string;
}

/**
 * Sends each request to a service that only this suite uses: the response must be the documented problem, and nothing
 * may be stored; afterwards the service must still work.
 */
export function testRefusals(refusals: Refusal[]): void {
  let api: Api;
  let id: number;
  beforeAll(async () => {
    api = await startApi();
    ({ id } = await api.client.add({ title: 'must stay as it is', content: 'unharmed', due: '2026-11-30' }));
    const trashed = await api.client.add({ title: 'in the trash' });
    await api.client.delete(`/todo/${trashed.id}`);
  });
  afterAll(() => api.stop());

  test.each(refusals)('$method $path: $why', async ({ method, path, headers, body, status, code, pointer }) => {
    const before = await api.client.everything();
    const options = { headers, body: typeof body === 'string' ? body.replace('{id}', String(id)) : body };
    const answer = await api.client.call(method, path.replace('{id}', String(id)), options);
    const problem = expectProblem(answer, status, code);
    if (pointer !== undefined) expect(problem.errors?.[0]?.pointer).toBe(pointer);
    if (status === 422 && code === 'validation') expect(problem.errors?.length).toBeGreaterThan(0);
    expect(await api.client.everything()).toEqual(before);
  });

  test('after all of them the service still creates, reads and deletes', async () => {
    const todo = await api.client.add({ title: 'still here' });
    expect((await api.client.get(`/todo/${todo.id}`)).body).toEqual(todo);
    expect((await api.client.delete(`/todo/${todo.id}`)).status).toBe(204);
  });
}
