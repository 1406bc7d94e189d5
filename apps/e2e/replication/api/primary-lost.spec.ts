import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Group, patienceMs, startGroup } from '../cluster/group.ts';
import { Api, load, type Todo } from './api.ts';

jest.setTimeout(600_000);

/** Longer than the default, because this tests that writes wait, not how fast a primary is elected on a busy machine. */
const writePatienceMs = 60_000;

let group: Group;
let api: Api;
let writing: ReturnType<typeof load> | undefined;
let reading: ReturnType<typeof load> | undefined;

beforeAll(async () => {
  group = await startGroup();
  api = await Api.start(group, { TODO_WRITE_PATIENCE_MS: String(writePatienceMs) });
});

afterEach(() => Promise.all([writing?.stop(), reading?.stop()]));
afterAll(async () => {
  await api?.stop();
  await group?.stop();
});

test('writes wait while there is no primary: none is refused, lost or applied twice', async () => {
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
  const primary = await group.allOnline();
  await primary.kill();
  await group.primary(group.others(primary));
  const before = ids.length;
  await until('writes are answered again', () => ids.length > before + 40, patienceMs);
  const outcomes = await writing.stop();

  expect(Object.keys(outcomes)).toEqual(['201']);
  const stored = await api.allIds(token);
  expect([...stored].sort()).toEqual([...ids].sort());
  // Todos from before the loss still exist.
  const list = await api.call<Todo[]>('GET', '/todo?status=ALL&limit=1', { token });
  expect(list.status).toBe(200);
  await primary.start();
  await group.allOnline();
});

// A switchover waits for running transactions, and the primary refuses new ones meanwhile, including plain SELECTs.
test('during a switchover no read and no write of a todo is refused', async () => {
  const { id } = (await api.call('POST', '/todo', { body: { title: 'read and written' } })).body;
  const former = await group.allOnline();
  await former.query('CREATE TABLE held (id INT PRIMARY KEY)');
  const slow = await former.connect();
  await slow.query('START TRANSACTION');
  await slow.query('INSERT INTO held VALUES (1)');

  writing = load(20, () => api.call('PATCH', `/todo/${id}`, { key: randomUUID(), body: { title: randomUUID() } }));
  reading = load(20, () => api.call('GET', `/todo/${id}`));
  const { outcomes } = reading;
  const hasReads = (count: number) => (outcomes['200'] ?? 0) >= count;
  await until('there is load', () => hasReads(20), patienceMs);
  const [next] = group.others(former);
  const switched = former.query('SELECT group_replication_set_as_primary(?, 30)', [await next?.uuid()]);
  const isRefused = () =>
    former.query('SELECT 1 FROM held').then(
      () => false,
      () => true,
    );
  await until('new transactions are refused', isRefused, patienceMs);
  // Longer than an instance of the API caches access rights.
  await delay(1_500);
  await slow.query('COMMIT');
  await slow.end();
  await switched;
  const before = outcomes['200'] ?? 0;
  await until('reads go on', () => hasReads(before + 20), patienceMs);
  expect(Object.keys(await reading.stop())).toEqual(['200']);
  expect(Object.keys(await writing.stop())).toEqual(['200']);
});
