import { join } from 'node:path';
import { execa } from 'execa';
import { apiProgram, webProgram } from '../../tools/start/services/programs.ts';
import { compare } from '../measure/compare.ts';
import { printTable, printVerdict } from '../measure/report.ts';
import { makeTodos } from '../programs/todos.ts';
import { withScratch } from '../scratch.ts';

const todoCount = 20;
const target = 1.6;
const emptyPage = join(import.meta.dirname, '../empty-page');

/** Renders the board with 20 todos, and empty dynamic pages of both routers of the same Next version. */
export function benchWeb(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const dataDir = await folder();
    await makeTodos(dataDir, todoCount);
    await execa('next', ['build', emptyPage], { env: { NEXT_TELEMETRY_DISABLED: '1' }, timeout: 300_000 });
    const empty = await start((port) => ({
      name: 'empty page',
      entry: join(emptyPage, '.next/standalone/bench/empty-page/server.js'),
      url: `http://127.0.0.1:${port}`,
      env: { HOSTNAME: '127.0.0.1', PORT: String(port) },
    }));
    const api = await start((port) => apiProgram({ port, dataDir }));
    const web = await start((port) => webProgram({ port, apiUrl: api.url }));
    const results = await compare(
      [
        { name: 'empty dynamic page (pages router)', pid: empty.pid, url: `${empty.url}/bare` },
        { name: 'empty dynamic page (app router)', pid: empty.pid, url: `${empty.url}/` },
        { name: 'our board, 20 todos', pid: web.pid, url: `${web.url}/` },
      ],
      { rounds: 5, seconds: 4, warmUpSeconds: 3 },
    );
    printTable(results);
    const [pages, app, ours] = results.map(({ cpuMicroseconds }) => cpuMicroseconds) as [number, number, number];
    console.log(`CPU of the board against the empty page of the app router: ${(ours / app).toFixed(2)}`);
    return printVerdict('CPU of the board against the empty page of the router it uses', ours / pages, target);
  });
}
