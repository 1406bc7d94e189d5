import { join } from 'node:path';
import { withReplicated } from './replicated.ts';
import { compareUnchanged } from './unchanged-list.ts';

/** Reads 20 rows from a replica through the API, and through a bare Fastify handler on the same servers. */
export function benchApiMysql(): Promise<boolean> {
  return withReplicated(async ({ cluster, api, start }) => {
    const bare = await start((port) => ({
      name: 'bare Fastify handler',
      entry: join(import.meta.dirname, 'programs/bare-mysql.ts'),
      url: `http://127.0.0.1:${port}`,
      env: { BENCH_URL: cluster.url('read'), BENCH_PORT: String(port) },
    }));
    return compareUnchanged({ ...bare, name: 'bare Fastify + mysql2 prepared statement' }, api, 15);
  });
}
