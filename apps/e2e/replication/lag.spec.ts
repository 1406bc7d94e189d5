import { beforeAll, expect, test } from '@jest/globals';
import type { Connection } from 'mysql2/promise';
import { until } from '../../../tools/until.ts';
import type { DatabaseServer } from './cluster/server.ts';
import { storyCluster } from './load/story-tier.ts';

const maxLagS = 5;
const writesEachMs = 100;

const cluster = storyCluster({ replicas: 1 });
let replica: DatabaseServer;

beforeAll(async () => {
  [replica] = cluster.replicas as [DatabaseServer];
});

/** Writes steadily with timestamps of a master whose clock differs from the replica's by some seconds, until disposed. */
class SkewedWrites implements AsyncDisposable {
  private readonly connection: Connection;
  private readonly skewS: number;
  private stopped = false;
  private running?: Promise<void>;

  private constructor(connection: Connection, skewS: number) {
    this.connection = connection;
    this.skewS = skewS;
  }

  static async start(skewS: number): Promise<SkewedWrites> {
    const writes = new SkewedWrites(await cluster.master.connect(), skewS);
    writes.running = writes.run();
    return writes;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const now = `CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED) + ${this.skewS * 1_000_000}`;
      await this.connection.query(`SET @@session.original_commit_timestamp = ${now}`);
      await this.connection.query('INSERT INTO story (title) VALUES (UUID())');
      await new Promise((resolve) => setTimeout(resolve, writesEachMs));
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.connection.end();
  }
}

test('a replica whose clock is eight seconds ahead of its master is fit for reads under steady writes', async () => {
  await using _writes = await SkewedWrites.start(-8);
  for (let i = 0; i < 5; i++) {
    await replica.holdBack();
    await until('something waits to be applied', async () => {
      const [row] = await replica.query<{ has: number }>(
        'SELECT GTID_SUBSET(tododb_ops.gtids(), @@gtid_executed) AS has',
      );
      return row?.has === 0;
    });
    expect(await replica.status(maxLagS)).toMatch(/^REPLICA lag=[0-4]$/);
    await replica.letGo();
  }
});

test('a replica that lags by ten seconds is reported as lagging, although its clock is eight seconds behind its master', async () => {
  await using _writes = await SkewedWrites.start(8);
  await replica.delayBy(10);
  await until('the status is LAGGING', async () => (await replica.status(maxLagS)).startsWith('LAGGING'));
  await replica.delayBy(0);
});
