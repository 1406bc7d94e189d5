import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { apiProgram } from '../tools/start/services/programs.ts';
import { printVerdict } from './measure/report.ts';
import { percentile } from './measure/statistics.ts';
import { type Scratch, withScratch } from './scratch.ts';

const targets = { perSecond: 2_000, peakMb: 256 };
const many = 10_000;
const most = 100_000;
/** Todos that are created one by one, for comparison. */
const singles = 500;
/** Between two calls of the client that works on its board meanwhile. */
const pauseMs = 20;
/** Heap that the process may have while it takes the largest file; the rest is buffers and code. */
const heapMb = 128;

type Api = Awaited<ReturnType<Scratch['start']>>;

/** Imports on SQLite: how fast, how long others wait meanwhile, and how much memory the largest list takes. */
export function benchImport(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const startApi = async (env: Record<string, string> = {}) => {
      const dataDir = await folder();
      return start((port) => {
        const program = apiProgram({ port, dataDir });
        return { ...program, env: { ...program.env, TODO_RATE_LIMIT: '0', ...env } };
      });
    };
    const isFast = await measureRate(await startApi());
    const bounded = { NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
    const isSmall = [];
    for (const form of [csvOf, jsonOf]) isSmall.push(await measureMemory(await startApi(bounded), form));
    return isFast && isSmall.every(Boolean);
  });
}

async function measureRate(api: Api): Promise<boolean> {
  const alone = await rateOf(singles, async () => {
    for (let n = 0; n < singles; n++) await send(api, 'POST', '/todo', JSON.stringify({ title: `todo ${n}` }));
  });
  const others = measureOthers(api);
  const together = await rateOf(many, () => importFile(api, csvOf(many), many));
  await others.end();
  console.log(
    `created one by one: ${alone.toFixed(0)} a second; imported: ${together.toFixed(0)}, ${(together / alone).toFixed(1)} times`,
  );
  const again = await rateOf(many, () => importFile(api, csvOf(many), 0));
  console.log(`the same file again, of which all is there: ${again.toFixed(0)} a second`);
  return printVerdict('seconds for 2,000 todos', targets.perSecond / together, 1);
}

/** What a client on its board meets during an import: reads, and writes of its own. */
function measureOthers(api: Api) {
  const times: Record<'read' | 'write', number[]> = { read: [], write: [] };
  let isOver = false;
  const loop = async (kind: 'read' | 'write', once: () => Promise<unknown>) => {
    while (!isOver) {
      const started = performance.now();
      await once();
      times[kind].push(performance.now() - started);
      await delay(pauseMs);
    }
  };
  const loops = [
    loop('read', () => send(api, 'GET', '/todo?limit=50')),
    loop('write', () => send(api, 'POST', '/todo', '{"title": "meanwhile"}')),
  ];
  return {
    async end() {
      isOver = true;
      await Promise.all(loops);
      for (const [kind, ms] of Object.entries(times)) {
        const [p50, p95] = [0.5, 0.95].map((part) => percentile(ms, part).toFixed(0));
        console.log(
          `meanwhile a ${kind} took ${p50} ms, p95 ${p95}, at most ${Math.max(...ms).toFixed(0)} (${ms.length} of them)`,
        );
      }
    },
  };
}

async function measureMemory(api: Api, form: (count: number) => Blob): Promise<boolean> {
  const file = form(most);
  const before = await memoryMb(api.pid, 'VmRSS');
  const perSecond = await rateOf(most, () => importFile(api, file, most));
  const peak = await memoryMb(api.pid, 'VmHWM');
  console.log(
    `${most} todos as ${file.type}, ${(file.size / 1e6).toFixed(1)} MB, with a heap of ${heapMb} MB: ${perSecond.toFixed(0)} a second, ` +
      `${before.toFixed(0)} MB before and ${peak.toFixed(0)} at most`,
  );
  return printVerdict(`peak memory for ${file.type}, of ${targets.peakMb} MB`, peak / targets.peakMb, 1);
}

async function importFile(api: Api, file: Blob, expected: number): Promise<void> {
  const { todos } = (await send(api, 'POST', '/lists/0/import', file)) as { todos: number };
  if (todos !== expected) throw new Error(`${todos} todos were made of ${expected}`);
}

async function send({ url }: Api, method: string, path: string, body?: string | Blob): Promise<unknown> {
  const response = await fetch(url + path, {
    method,
    ...(body !== undefined && { body, headers: { 'Content-Type': 'application/json' } }),
    signal: AbortSignal.timeout(120_000),
  });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function rateOf(count: number, work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return count / ((performance.now() - started) / 1_000);
}

async function memoryMb(pid: number, name: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1]) / 1_024;
}

const titleOf = (n: number) => `Call the plumber about the leak in room ${n}`;
const notesOf = (n: number) => `They said that they would come on Tuesday, and did not. Ticket ${n * 7}.`;

function csvOf(count: number): Blob {
  const rows = Array.from(
    { length: count },
    (_, n) =>
      `${titleOf(n)},"${notesOf(n)}",${n % 5 === 0 ? 'done' : 'to do'},2027-01-${10 + (n % 20)},"house, label ${n % 7}"`,
  );
  return new Blob([`title,notes,status,due,labels\n${rows.join('\n')}\n`], { type: 'text/csv' });
}

/** As we export them. */
function jsonOf(count: number): Blob {
  const at = '2026-01-02T03:04:05.678Z';
  const todos = Array.from({ length: count }, (_, n) =>
    JSON.stringify({
      id: n + 1,
      title: titleOf(n),
      content: notesOf(n),
      status: 'TODO',
      created: at,
      updated: at,
      completed: false,
      due: null,
      order: n * 1024,
      version: 1,
      url: `http://127.0.0.1/todo/${n}`,
      list: 7,
      assignee: null,
      repeat: null,
      priority: 2,
      labels: ['house'],
    }),
  );
  return new Blob([`{"format":"todo-list","version":1,"members":[],"todos":[\n${todos.join(',\n')}]}\n`], {
    type: 'application/json',
  });
}
