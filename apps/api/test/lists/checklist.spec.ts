import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TodoList } from '@todo/shared/todos/todo';
import { type Api, startApi } from '../support/api.js';

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const list = (query: string) => api.client.get<TodoList>(`/todo${query}`);

describe('content=excerpt', () => {
  test('counts the checklist of the whole note, including the part beyond the excerpt', async () => {
    const notes: [string, { done: number; total: number } | undefined][] = [
      ['- [ ] milk\n- [x] bread', { done: 1, total: 2 }],
      [`${'- [x] done\n'.repeat(40)}- [ ] the last`, { done: 40, total: 41 }],
      [`${'é'.repeat(20_000)}\n- [X] far below\n* [ ] 마지막`, { done: 1, total: 2 }],
      [`${'- [ ] a\n'.repeat(7_500)}`, { done: 0, total: 7_500 }],
      [`${'word '.repeat(100)}[x] in a sentence`, undefined],
      [`${'word '.repeat(100)}\n\`\`\`\n- [ ] in code\n\`\`\``, undefined],
      ['- [ ]', undefined],
    ];
    const made: number[] = [];
    for (const [content] of notes) made.push((await api.client.add({ content, title: 'checked' })).id);
    // More long notes than are counted in one batch.
    const many = `${'x'.repeat(401)}\n- [x] one`;
    for (let n = 0; n < 40; n++) made.push((await api.client.add({ content: many, title: 'checked' })).id);
    const { body } = await list('?q=checked&sort=created&content=excerpt&status=ALL');
    const tallies = new Map(body.map(({ id, checklist }) => [id, checklist]));
    expect(made.map((id) => tallies.get(id))).toEqual([
      ...notes.map(([, tally]) => tally),
      ...Array.from({ length: 40 }, () => ({ done: 1, total: 1 })),
    ]);
    expect((await list('?q=checked&sort=created&limit=1')).body[0]).not.toHaveProperty('checklist');
  });
});
