import { join } from 'node:path';
import { apiProgram } from '../tools/start/services/programs.ts';
import { makeTodos } from './programs/todos.ts';
import { withScratch } from './scratch.ts';
import { compareUnchanged } from './unchanged-list.ts';

const todoCount = 1_000;

/** Reads 20 rows through the API, and through a bare Fastify handler on the same file. */
export function benchApi(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const dataDir = await folder();
    const file = await makeTodos(dataDir, todoCount);
    const bare = await start((port) => ({
      name: 'bare Fastify handler',
      entry: join(import.meta.dirname, 'programs/bare-api.ts'),
      url: `http://127.0.0.1:${port}`,
      env: { BENCH_FILE: file, BENCH_PORT: String(port) },
    }));
    const api = await start((port) => apiProgram({ port, dataDir }));
    return compareUnchanged({ ...bare, name: 'bare Fastify + prepared statement' }, api, 7);
  });
}
