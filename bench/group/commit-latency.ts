import type { Connection } from 'mysql2/promise';
import { startCluster } from '../../apps/e2e/replication/cluster/cluster.ts';
import { startGroup } from '../../apps/e2e/replication/cluster/group.ts';
import type { DatabaseServer } from '../../apps/e2e/replication/cluster/server.ts';
import { createStory } from '../../apps/e2e/replication/load/story.ts';
import { printVerdict } from '../measure/report.ts';
import { median } from '../measure/statistics.ts';
import { withDatabaseImages } from '../replicated.ts';

const target = 1.3;
const roundCount = 10;
const commitsPerRound = 200;

/** Compares the commit latency of one client: a group of three against a master with two semisynchronous replicas. */
export function benchCommitLatency(): Promise<boolean> {
  return withDatabaseImages(async () => {
    const [cluster, group] = [await startCluster({ replicas: 2 }), await startGroup()];
    const connections: Connection[] = [];
    try {
      const servers: DatabaseServer[] = [cluster.master, await group.allOnline()];
      for (const server of servers) {
        await createStory(server);
        connections.push(await server.connect());
      }
      const latencies = connections.map((): number[] => []);
      for (let round = 0; round <= roundCount; round++) {
        for (const [n, connection] of connections.entries()) {
          const measured = await commitMs(connection, `round-${round}`);
          // The first round is a warm-up.
          if (round > 0) latencies[n]?.push(...measured);
        }
      }
      const [semisync = 0, grouped = 0] = latencies.map(median);
      console.log(`median of ${roundCount * commitsPerRound} commits, in milliseconds:`);
      console.log(`  master with two semisynchronous replicas ${semisync.toFixed(2)}`);
      console.log(`  group of three ${grouped.toFixed(2)}`);
      return printVerdict('a commit of the group against one of the master', grouped / semisync, target);
    } finally {
      for (const connection of connections) connection.destroy();
      await Promise.all([cluster.stop(), group.stop()]);
    }
  });
}

async function commitMs(connection: Connection, prefix: string): Promise<number[]> {
  const measured: number[] = [];
  for (let n = 0; n < commitsPerRound; n++) {
    const begin = performance.now();
    await connection.query('INSERT INTO story (title) VALUES (?)', [`${prefix}-${n}`]);
    measured.push(performance.now() - begin);
  }
  return measured;
}
