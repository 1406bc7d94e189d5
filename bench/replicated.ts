import { type Cluster, startCluster } from '../apps/e2e/replication/cluster/cluster.ts';
import { ensureEngine } from '../tools/engine/engine.ts';
import { Failure } from '../tools/failure.ts';
import { buildImages } from '../tools/images/images.ts';
import { apiProgram, type Program } from '../tools/start/services/programs.ts';
import { type Scratch, withScratch } from './scratch.ts';

const todoCount = 1_000;

/** A master, a replica and the load balancer with todos in them, and the API on top. */
export interface Replicated extends Scratch {
  cluster: Cluster;
  api: { url: string; pid: number };
}

export function withReplicated<T>(work: (replicated: Replicated) => Promise<T>): Promise<T> {
  return withDatabaseImages(async () => {
    const cluster = await startCluster({ replicas: 1 });
    try {
      return await withScratch(async (scratch) => {
        const dataDir = await scratch.folder();
        const api = await scratch.start((port) => onCluster(apiProgram({ port, dataDir }), cluster));
        await fill(cluster);
        return work({ ...scratch, cluster, api });
      });
    } finally {
      await cluster.stop();
    }
  });
}

/** Runs `work` with a container engine, and the images of the database and its load balancer. */
export async function withDatabaseImages<T>(work: () => Promise<T>): Promise<T> {
  const engine = await ensureEngine();
  if ('reason' in engine) throw new Failure(engine.reason);
  process.env.DOCKER_HOST = engine.dockerHost;
  // The helper image of Testcontainers may not be available; the bench removes its containers itself.
  process.env.TESTCONTAINERS_RYUK_DISABLED = 'true';
  try {
    const { tododb, haproxy } = await buildImages(['tododb', 'haproxy']);
    Object.assign(process.env, { TODODB_IMAGE: tododb, HAPROXY_IMAGE: haproxy });
    return await work();
  } finally {
    await engine.stop();
  }
}

export function onCluster(program: Program, cluster: Cluster): Program {
  const addresses = { TODO_MASTER_URL: cluster.url('write'), TODO_SLAVE_URL: cluster.url('read') };
  return { ...program, env: { ...program.env, ...addresses } };
}

async function fill(cluster: Cluster): Promise<void> {
  await cluster.master.query(
    `INSERT INTO todo (title, content, status, created, updated, position, version)
     WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${todoCount})
     SELECT CONCAT('Todo number ', i), 'Some words about it', ELT(1 + MOD(i, 3), 'TODO', 'PROGRESS', 'DONE'),
       NOW(3) - INTERVAL i MINUTE, NOW(3) - INTERVAL i MINUTE, i * 1024, 1 FROM n`,
  );
  await Promise.all(cluster.replicas.map((replica) => replica.caughtUpWith(cluster.master)));
}
