import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { Api, load, type Todo } from './api.ts';

const writesPerSecond = 200;

describe('writers while the master is down', () => {
  let cluster: Cluster;
  let api: Api;
  let writing: ReturnType<typeof load>;

  beforeAll(async () => {
    cluster = await startCluster({ replicas: 1 });
    // Shorter than a master needs to restart, so that writes are refused instead of waiting.
    api = await Api.start(cluster, { TODO_WRITE_PATIENCE_MS: '2000' });
  });
  // Also after a failed test: otherwise the load would run forever.
  afterEach(() => writing?.stop());
  afterAll(async () => {
    await api?.stop();
    await cluster?.stop();
  });

  test('notice nothing when a connection breaks before the commit', async () => {
    const todo = await api.call<Todo>('POST', '/todo', { body: { title: 'edited' } });
    const other = await cluster.master.connect();
    try {
      await other.query('START TRANSACTION');
      await other.query('SELECT id FROM todo WHERE id = ? FOR UPDATE', [todo.body.id]);
      const edit = api.call<Todo>('PATCH', `/todo/${todo.body.id}`, { body: { content: 'new' } });
      const waiting = await until('the edit waits', async () => {
        const waits = `SELECT PROCESSLIST_ID AS id FROM performance_schema.threads
          JOIN performance_schema.data_lock_waits ON THREAD_ID = REQUESTING_THREAD_ID`;
        return (await cluster.master.query<{ id: number }>(waits))[0];
      });
      await cluster.master.query(`KILL ${waiting.id}`);
      await other.query('ROLLBACK');
      expect(await edit).toMatchObject({ status: 200, body: { content: 'new' } });
    } finally {
      other.destroy();
    }
  });

  test('lose no acknowledged write, and create no todo twice when they retry', async () => {
    const first = await api.call('POST', '/todo', { body: { title: 'first' } });
    const before = await api.allIds(first.headers.get('Consistency-Token'));
    /** The acknowledged todo of each key; undefined where the outcome is unknown. */
    const sent = new Map<string, number | undefined>();
    const create = async (key: string) => {
      sent.set(key, sent.get(key));
      const answer = await api.call('POST', '/todo', { key, body: { title: key } });
      if (answer.status === 201) sent.set(key, answer.body.id);
      return answer;
    };
    writing = load(writesPerSecond, () => create(randomUUID()));
    await until('writes are answered', async () => (writing.outcomes[201] ?? 0) > writesPerSecond);

    const killed = performance.now();
    await cluster.master.kill();
    await until('writes are refused', async () => (writing.outcomes[503] ?? 0) > 0);
    const refused = await api.call<{ code: string }>('POST', '/todo', { body: { title: 'too early' } });
    expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(refused.headers.get('Retry-After')).toBe('1');
    const read = await api.call<Todo[]>('GET', '/todo?limit=1');
    expect(read.status).toBe(200);
    expect(read.headers.get('Read-From')).toBe('replica');

    await cluster.master.start();
    const acknowledged = writing.outcomes[201] ?? 0;
    await until('writes are answered again', async () => (writing.outcomes[201] ?? 0) > acknowledged);
    const awayMs = performance.now() - killed;
    await writing.stop();

    const unknown = [...sent].filter(([, id]) => id === undefined).length;
    for (const key of sent.keys()) {
      await until(`${key} is answered`, async () => (await create(key)).status === 201);
    }
    const token = (await api.call('POST', '/todo', { body: { title: 'last' } })).headers.get('Consistency-Token');
    const ids = await api.allIds(token);
    console.info(
      `${sent.size} keyed writes, ${unknown} with unknown outcome, writes away for ${(awayMs / 1000).toFixed(1)} s`,
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(before.length + sent.size + 1);
    for (const id of sent.values()) expect(ids).toContain(id);
  });
});
