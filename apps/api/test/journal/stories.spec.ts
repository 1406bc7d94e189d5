import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ChangePage } from '@todo/shared/journal/change';
import type { Todo } from '@todo/shared/todos/todo';
import fc from 'fast-check';
import { type Api, startApi } from '../support/api.js';
import { StoryModel } from './story.js';

/** Number of random stories; for more: TODO_TEST_STORIES=1000 npm test -w apps/api -- stories */
const stories = Number(process.env.TODO_TEST_STORIES ?? 12);
const people = 3;

let api: Api;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const step = fc.record({
  who: fc.nat(people - 1),
  what: fc.constantFrom('look', 'add', 'rename', 'finish', 'move', 'trash', 'restore', 'undo', 'undo', 'undo'),
  which: fc.nat(1_000),
  value: fc.nat(3),
  /** The response was lost, and the same request is sent again. */
  again: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

let keys = 0;

/** A story run against the real service, with a model of the expected result. */
class Story {
  private readonly model = new StoryModel();
  /** The versions that each person has seen, by todo. */
  private readonly seen = Array.from({ length: people }, () => new Map<number, number>());

  constructor(private readonly since: number) {}

  async play({ who, what, which, value, again }: Step): Promise<void> {
    const ids = [...this.model.todos.keys()];
    const id = ids[which % ids.length];
    const seen = this.seen[who] as Map<number, number>;
    if (what === 'look') return this.look(seen);
    if (what === 'add') return this.add(value, again);
    if (id === undefined) return;
    if (what === 'undo') return this.undo(which % this.model.writes.length, again);
    const version = seen.get(id);
    if (version === undefined) return;
    const kept = this.model.todos.get(id);
    const isCurrent = kept?.version === version;
    const isLive = kept?.fields.deleted === 0;
    const send = (method: string, path: string, body?: object) =>
      this.send(method, path, again, body, { 'If-Match': `"${version}"` });
    if (what === 'restore') {
      const { status } = await send('POST', `/todo/${id}/restore`);
      expect(status).toBe(isCurrent ? 200 : 412);
      if (isCurrent) this.model.restore(id);
    } else if (what === 'trash') {
      const { status } = await send('DELETE', `/todo/${id}`);
      expect(status).toBe(isLive ? (isCurrent ? 204 : 412) : 404);
      if (isLive && isCurrent) this.model.trash(id);
    } else {
      const change = {
        rename: { title: `t${value}` },
        finish: { status: value % 2 ? 'DONE' : 'TODO' },
        move: { order: value },
      }[what];
      const { status } = await send('PATCH', `/todo/${id}`, change);
      expect(status).toBe(isLive ? (isCurrent ? 200 : 412) : 404);
      if (isLive && isCurrent) this.model.change(id, change);
    }
  }

  /** Compares the list, its trash and its journal with the model: nothing lost, duplicated or overwritten unseen. */
  async check(): Promise<void> {
    const [live, trash] = await Promise.all([api.client.list('?status=ALL'), api.client.list('?deleted=true')]);
    const expected = [...this.model.todos].map(([id, { fields, version }]) => ({
      id,
      version,
      ...fields,
      deleted: fields.deleted !== 0,
    }));
    expect([...live.body, ...trash.body].map(partsOf).sort((a, b) => a.id - b.id)).toEqual(expected);
    const { body } = await api.client.get<ChangePage>(`/todo/changes?since=${this.since}&limit=200`);
    expect(body.changes.map(({ kind, todo }) => [kind === 'moved' ? 'changed' : kind, todo.id])).toEqual(
      this.model.writes.map(({ kind, todo }) => [kind, todo]),
    );
    const copy = new Map(body.changes.map(({ todo }) => [todo.id, todo]));
    expect([...copy.values()].sort((a, b) => a.id - b.id)).toEqual(
      [...live.body, ...trash.body].sort((a, b) => a.id - b.id),
    );
  }

  private async look(seen: Map<number, number>): Promise<void> {
    for (const query of ['?status=ALL', '?deleted=true']) {
      for (const { id, version } of (await api.client.list(query)).body) seen.set(id, version);
    }
  }

  private async add(value: number, again: boolean): Promise<void> {
    const fields = { title: `t${value}`, status: 'TODO', order: value };
    const { status, body } = await this.send<Todo>('POST', '/todo', again, fields);
    expect(status).toBe(201);
    this.model.create(body.id, { ...fields, deleted: 0 });
  }

  private async undo(index: number, again: boolean): Promise<void> {
    const { status } = await this.send('POST', `/todo/changes/${this.since + 1 + index}/undo`, again);
    expect(status).toBe(this.model.undo(index) ? 200 : 409);
  }

  private async send<T>(method: string, path: string, again: boolean, body?: object, headers = {}) {
    const options = { body, headers: { ...headers, 'Idempotency-Key': `story-${keys++}` } };
    const answer = await api.client.call<T>(method, path, options);
    if (!again || answer.status >= 400) return answer;
    return api.client.call<T>(method, path, options);
  }
}

function partsOf({ id, version, title, status, order, deleted }: Todo) {
  return { id, version, title, status, order, deleted: deleted !== undefined };
}

// An undo must not take back what another person wrote, and no write may vanish or count twice.
test(
  'three people write, undo and repeat requests in any order: the list and its journal match the model',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        await api.client.delete('/todo?status=ALL');
        await api.client.delete('/todo?status=ALL&deleted=true');
        const story = new Story(await newest());
        for (const each of steps) await story.play(each);
        await story.check();
      }),
      { numRuns: stories, endOnFailure: true },
    );
  },
  stories * 10_000,
);

async function newest(): Promise<number> {
  let last = 0;
  for (let more = true; more; ) {
    const { status, body } = await api.client.get<ChangePage & { last: number }>(
      `/todo/changes?since=${last}&limit=200`,
    );
    if (status === 410) return body.last;
    ({ last, more } = body);
  }
  return last;
}
