import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AccountExport } from '@todo/shared/todos/export';
import { join, withToken } from '../support/accounts.js';
import { type Api, startApi } from '../support/api.js';
import { expectProblem } from '../support/checks/problem.js';

let api: Api;
beforeAll(async () => {
  api = await startApi({ TODO_AUTH: 'accounts' });
});
afterAll(() => api.stop());

describe('GET /users/me/export', () => {
  test('downloads everything of one person, trash included, and no secret', async () => {
    const ann = await join(api.client, 'Exporter');
    const todos = await ann.client.addMany(3);
    await ann.client.delete(`/todo/${todos[1]?.id}`);
    await withToken(api.client, ann, 'read');
    const { headers, body, text } = await ann.client.get<AccountExport>('/users/me/export');
    expect(headers.get('content-disposition')).toBe('attachment; filename="todo-export.json"');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.todos.map(({ id }) => id)).toEqual(todos.map(({ id }) => id));
    expect(body.todos[1]?.deleted).toBeDefined();
    expect(body).toMatchObject({
      user: { name: 'Exporter' },
      sessions: [{ current: true }],
      tokens: [{ scope: 'read' }],
    });
    expect(text).not.toMatch(/todo_(session|token)_|argon2/);
  });

  test('is forbidden for personal tokens, as are sessions: no script sees where a person logs in', async () => {
    const ann = await join(api.client, 'Exporter.1');
    for (const scope of ['read', 'write'] as const) {
      const script = await withToken(api.client, ann, scope);
      for (const path of ['/users/me/export', '/sessions', '/tokens']) {
        expectProblem(await script.get(path), 403, 'forbidden');
      }
    }
  });
});
