import { join } from 'node:path';
import { apiProgram } from '../tools/start/services/programs.ts';
import { compare } from './measure/compare.ts';
import { printTable, printVerdict } from './measure/report.ts';
import { makeTodos } from './programs/todos.ts';
import { withScratch } from './scratch.ts';

const TODOS = 1_000;
const TARGET = 1.5;

/** Reads 20 rows through the API, and through a bare Fastify handler on the same file. */
export function benchApi(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const dataDir = await folder();
    const file = await makeTodos(dataDir, TODOS);
    const bare = await start((port) => ({
      name: 'bare Fastify handler',
      entry: join(import.meta.dirname, 'programs/bare-api.ts'),
      url: `http://127.0.0.1:${port}`,
      env: { BENCH_FILE: file, BENCH_PORT: String(port) },
    }));
    const api = await start((port) => apiProgram({ port, dataDir }));
    const results = await compare(
      [
        { name: 'bare Fastify + prepared statement', pid: bare.pid, url: `${bare.url}/todo` },
        { name: 'our API', pid: api.pid, url: `${api.url}/todo?limit=20` },
      ],
      // Over 60,000 requests each: the last of the API's functions are optimised at about 40,000.
      { rounds: 5, seconds: 4, warmUpSeconds: 12 },
    );
    printTable(results);
    const [base, ours] = results.map(({ cpuMicroseconds }) => cpuMicroseconds) as [number, number];
    return printVerdict('CPU of the API against the bare handler', ours / base, TARGET);
  });
}
