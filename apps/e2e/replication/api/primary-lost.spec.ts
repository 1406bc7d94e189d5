import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Group, patienceMs, startGroup } from '../cluster/group.ts';
import { Api, load, type Todo } from './api.ts';

jest.setTimeout(600_000);

/** Longer than the default: this tests that writes wait, not how fast a busy machine elects. */
const writePatienceMs = 60_000;

let group: Group;
let api: Api;
let writing: ReturnType<typeof load> | undefined;

beforeAll(async () => {
  group = await startGroup();
  api = await Api.start(group, { TODO_WRITE_PATIENCE_MS: String(writePatienceMs) });
});

afterEach(() => writing?.stop());
afterAll(async () => {
  await api?.stop();
  await group?.stop();
});

test('writes wait while the primary is lost: none is refused, lost or doubled', async () => {
  const ids: number[] = [];
  let token: string | null = null;
  writing = load(20, async () => {
    const title = randomUUID();
    const answer = await api.call('POST', '/todo', { key: title, body: { title }, timeoutMs: writePatienceMs });
    if (answer.status === 201) {
      ids.push(answer.body.id);
      token = answer.headers.get('Consistency-Token');
    }
    return answer;
  });
  await until('writes are answered', () => ids.length > 40, patienceMs);
  const primary = await group.whole();
  await primary.kill();
  await group.primary(group.others(primary));
  const before = ids.length;
  await until('writes are answered again', () => ids.length > before + 40, patienceMs);
  const outcomes = await writing.stop();

  expect(Object.keys(outcomes)).toEqual(['201']);
  const stored = await api.allIds(token);
  expect([...stored].sort()).toEqual([...ids].sort());
  // What was written before the loss is there after it.
  const list = await api.call<Todo[]>('GET', '/todo?status=ALL&limit=1', { token });
  expect(list.status).toBe(200);
  await primary.start();
  await group.whole();
});
