import { apiProgram } from '../tools/start/services/programs.ts';
import { cpuSeconds } from './measure/cpu.ts';
import { printVerdict } from './measure/report.ts';
import { median } from './measure/statistics.ts';
import { withScratch } from './scratch.ts';

const todoCount = 200;
const roundCount = 7;
/** Repetitions of each variant in one round: the CPU time of a process has a resolution of 10 ms. */
const repeatCount = 5;
const target = 0.2;

type Send = (method: string, path: string, body: object) => Promise<{ id: number }>;

/** Compares the CPU time of the API for 200 changes in 200 calls and in one bulk call. */
export function benchBulk(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const dataDir = await folder();
    const api = await start((port) => {
      const program = apiProgram({ port, dataDir });
      return { ...program, env: { ...program.env, TODO_RATE_LIMIT: '0' } };
    });
    return compareBulk(api);
  });
}

/** @param api without a rate limit */
export async function compareBulk({ url, pid }: { url: string; pid: number }): Promise<boolean> {
  const send: Send = async (method, path, body) => {
    const response = await fetch(url + path, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return response.json() as Promise<{ id: number }>;
  };
  const ids: number[] = [];
  for (let n = 0; n < todoCount; n++)
    ids.push((await send('POST', '/todo', { title: `todo ${n}`, content: 'a note' })).id);
  let day = 0;
  const change = () => ({ due: dayOf(++day), completed: day % 2 === 0 });
  const ways: Record<string, () => Promise<void>> = {
    'a call each': async () => {
      const body = change();
      for (const id of ids) await send('PATCH', `/todo/${id}`, body);
    },
    'one call': async () => {
      const body = change();
      await send('POST', '/todo/bulk', { operations: ids.map((id) => ({ method: 'PATCH', id, body })) });
    },
    'one call, each by itself': async () => {
      const body = change();
      const operations = ids.map((id) => ({ method: 'PATCH', id, body }));
      await send('POST', '/todo/bulk', { atomic: false, operations });
    },
  };
  const spent = new Map(Object.keys(ways).map((name): [string, number[]] => [name, []]));
  for (let round = 0; round <= roundCount; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const before = cpuSeconds(pid);
      for (let n = 0; n < repeatCount; n++) await way();
      // The first round warms up.
      if (round > 0) spent.get(name)?.push(((cpuSeconds(pid) - before) / repeatCount) * 1_000);
    }
  }
  const figures = [...spent].map(([name, times]): [string, number] => [name, median(times)]);
  for (const [name, ms] of figures) console.log(`${todoCount} changes, ${name}: ${ms.toFixed(1)} ms of CPU`);
  const [[, alone] = ['', Number.NaN], ...together] = figures;
  return together.map(([name, ms]) => printVerdict(`${name} against a call each`, ms / alone, target)).every(Boolean);
}

const dayOf = (n: number) => `2026-11-${String(1 + (n % 30)).padStart(2, '0')}`;
