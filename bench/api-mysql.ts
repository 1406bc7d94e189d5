import { join } from 'node:path';
import { compare } from './measure/compare.ts';
import { printTable, printVerdict } from './measure/report.ts';
import { withReplicated } from './replicated.ts';

const TARGET = 1;

/** Reads 20 rows from a replica through the API, and through a bare Fastify handler on the same servers. */
export function benchApiMysql(): Promise<boolean> {
  return withReplicated(async ({ cluster, api, start }) => {
    const bare = await start((port) => ({
      name: 'bare Fastify handler',
      entry: join(import.meta.dirname, 'programs/bare-mysql.ts'),
      url: `http://127.0.0.1:${port}`,
      env: { BENCH_URL: cluster.url('read'), BENCH_PORT: String(port) },
    }));
    const results = await compare(
      [
        { name: 'bare Fastify + mysql2 prepared statement', pid: bare.pid, url: `${bare.url}/todo` },
        { name: 'our API', pid: api.pid, url: `${api.url}/todo?limit=20` },
      ],
      { rounds: 15, seconds: 3, warmUpSeconds: 12 },
    );
    printTable(results);
    const [base, ours] = results.map(({ cpuMicroseconds }) => cpuMicroseconds) as [number, number];
    return printVerdict('CPU of the API against the bare handler', ours / base, TARGET);
  });
}
