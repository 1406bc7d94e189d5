import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '../../../../tools/until.ts';
import { type Cluster, startCluster } from '../cluster/cluster.ts';
import { Api, load } from './api.ts';

const readsPerSecond = 500;

describe('readers while replicas come and go', () => {
  let cluster: Cluster;
  let api: Api;
  let reading: ReturnType<typeof load>;

  beforeAll(async () => {
    cluster = await startCluster({ replicas: 2 });
    api = await Api.start(cluster);
    await Promise.all(
      Array.from({ length: 30 }, (_, n) => api.call('POST', '/todo', { body: { title: `todo ${n}` } })),
    );
  });
  // Also after a failed test: otherwise the load would run forever.
  afterEach(() => reading?.stop());
  afterAll(async () => {
    await api?.stop();
    await cluster?.stop();
  });

  const reads = () => load(readsPerSecond, () => api.call('GET', '/todo?limit=20'));
  const readFrom = async () => (await api.call('GET', '/todo?limit=1')).headers.get('Read-From');
  const fitReplicas = async () =>
    Number(/^haproxy_backend_active_servers\{proxy="fit_replicas"\} (\d+)/m.exec(await cluster.metrics())?.[1]);
  const fit = (count: number) => until(`${count} replicas are fit`, async () => (await fitReplicas()) === count);

  test('notice nothing when a replica is killed at 500 reads a second', async () => {
    const [victim] = cluster.replicas;
    reading = reads();
    await until('reads are answered', async () => (reading.outcomes[200] ?? 0) > readsPerSecond);
    await victim?.kill();
    await fit(1);
    const before = reading.outcomes[200] ?? 0;
    await until('reads go on', async () => (reading.outcomes[200] ?? 0) > before + readsPerSecond);
    expect(Object.keys(await reading.stop())).toEqual(['200']);
    await victim?.start();
    await fit(2);
  });

  test('notice nothing when a replica hangs', async () => {
    const [victim] = cluster.replicas;
    reading = reads();
    await until('reads are answered', async () => (reading.outcomes[200] ?? 0) > readsPerSecond);
    await victim?.pause();
    await fit(1);
    const before = reading.outcomes[200] ?? 0;
    await until('reads go on', async () => (reading.outcomes[200] ?? 0) > before + readsPerSecond);
    await victim?.unpause();
    expect(Object.keys(await reading.stop())).toEqual(['200']);
    await fit(2);
  });

  test('read from the master while all replicas are down, and from replicas again afterwards', async () => {
    reading = reads();
    await Promise.all(cluster.replicas.map((replica) => replica.kill()));
    await until('the master serves reads', async () => (await readFrom()) === 'master');
    await Promise.all(cluster.replicas.map((replica) => replica.start()));
    await until('a replica serves reads', async () => (await readFrom()) === 'replica');
    expect(Object.keys(await reading.stop())).toEqual(['200']);
    await fit(2);
  });

  test('get every old row from a replica that joined late', async () => {
    const late = await cluster.addReplica();
    await fit(3);
    const before = await api.allIds();
    await Promise.all(cluster.replicas.filter((replica) => replica !== late).map((replica) => replica.kill()));
    await fit(1);
    await until('the late replica serves reads', async () => (await readFrom()) === 'replica');
    expect(await api.allIds()).toEqual(before);
  });
});
