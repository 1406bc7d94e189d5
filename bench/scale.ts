import { nextPage } from '../apps/e2e/support/next-page.ts';
import { apiProgram } from '../tools/start/services/programs.ts';
import { type Contestant, compare } from './measure/compare.ts';
import { printTable, printVerdict } from './measure/report.ts';
import { makeTodos } from './programs/todos.ts';
import { type Scratch, withScratch } from './scratch.ts';

const pageRows = 20;
const deepPage = 1_000;
/** The smaller list reaches just past the thousandth page. */
const sizes = [pageRows * (deepPage + 1), 1_000_000];
const target = 1.3;

/** Reads the first and the thousandth page of a list, in a small database and in a large one. */
export function benchScale(): Promise<boolean> {
  return withScratch(async (scratch) => {
    const contestants: Contestant[] = [];
    for (const size of sizes) contestants.push(...(await pagesOf(size, scratch)));
    const results = await compare(contestants, { rounds: 5, seconds: 4, warmUpSeconds: 3 });
    printTable(results);
    const spread = (values: number[]) => Math.max(...values) / Math.min(...values);
    const cpu = spread(results.map(({ cpuMicroseconds }) => cpuMicroseconds));
    const time = spread(results.map(({ latencyMs }) => latencyMs));
    return [
      printVerdict('CPU, most expensive page against cheapest', cpu, target),
      printVerdict('latency, slowest page against fastest', time, target),
    ].every(Boolean);
  });
}

async function pagesOf(size: number, { folder, start }: Scratch): Promise<Contestant[]> {
  const dataDir = await folder();
  await makeTodos(dataDir, size);
  const { url, pid } = await start((port) => apiProgram({ port, dataDir }));
  const first = `${url}/todo?status=ALL&limit=${pageRows}`;
  const last = await followPages(first, deepPage);
  const of = `of ${size.toLocaleString('en')} todos`;
  return [
    { name: `page 1 ${of}`, url: first, pid },
    { name: `page ${deepPage} ${of}`, url: last, pid },
  ];
}

/** @returns address of the nth page, found as a client does: by following the Link headers */
async function followPages(first: string, n: number): Promise<string> {
  let url = first;
  for (let page = 1; page < n; page++) {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    await response.arrayBuffer();
    const next = nextPage(response.headers.get('link'));
    if (!next) throw new Error(`page ${page} of ${first} has no next page`);
    url = new URL(next, first).href;
  }
  return url;
}
