import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { Api, type Todo } from './api.ts';

const roundCount = 1_000;
const atATime = 10;

interface Tally {
  stale: number;
  from: Record<string, number>;
}

describe('a user who has just written something', () => {
  let cluster: Cluster;
  let api: Api;

  beforeAll(async () => {
    cluster = await startCluster({ replicas: 2 });
    api = await Api.start(cluster);
  });
  afterAll(async () => {
    await api?.stop();
    await cluster?.stop();
  });

  /** Repeatedly creates a todo and reads it at once; counts the stale reads, and the reads from each kind of server. */
  async function rounds(count: number, withToken: boolean): Promise<Tally> {
    const tally: Tally = { stale: 0, from: {} };
    const worker = async () => {
      for (let round = 0; round < count / atATime; round++) {
        const created = await api.call('POST', '/todo', { body: { title: 'seen at once' } });
        expect(created.status).toBe(201);
        const token = withToken ? created.headers.get('Consistency-Token') : null;
        const read = await api.call<Todo>('GET', `/todo/${created.body.id}`, { token });
        if (read.status === 404) tally.stale++;
        else expect(read.status).toBe(200);
        const from = read.headers.get('Read-From') ?? 'none';
        tally.from[from] = (tally.from[from] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: atATime }, worker));
    return tally;
  }

  test('sees it in every one of 1,000 reads from replicas', async () => {
    const { stale, from } = await rounds(roundCount, true);
    expect(stale).toBe(0);
    // If the master had served the reads, this would prove nothing.
    expect(from.replica).toBeGreaterThan(roundCount / 2);
  });

  test('sees it in every one of 1,000 reads while the replicas lag by a second', async () => {
    await Promise.all(cluster.replicas.map((replica) => replica.delayBy(1)));
    const { stale } = await rounds(roundCount, true);
    expect(stale).toBe(0);
  });

  test('gets stale reads without the token', async () => {
    const { stale, from } = await rounds(100, false);
    expect(from.replica).toBeGreaterThan(0);
    expect(stale).toBeGreaterThan(0);
    await Promise.all(cluster.replicas.map((replica) => replica.delayBy(0)));
  });

  test('gets a clear error for a token that no server issued', async () => {
    const answer = await api.call<{ code: string }>('GET', '/todo', { token: 'bm90IGEgZ3RpZA' });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid-parameter');
  });
});
