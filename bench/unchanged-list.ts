import { isDeepStrictEqual } from 'node:util';
import { type Contestant, compare } from './measure/compare.ts';
import { printTable, printVerdict } from './measure/report.ts';

const target = 0.7;
const unchangedTarget = 0.5;

interface Server {
  url: string;
  pid: number;
}

/**
 * Compares 20 rows of a list that nobody writes to, and the 304 for a client that already has them, with a bare Fastify
 * handler that reads them each time.
 */
export async function compareUnchanged(bare: Server & { name: string }, api: Server, rounds: number): Promise<boolean> {
  const url = `${api.url}/todo?limit=20`;
  const { headers, todos } = await read(url);
  if (!isDeepStrictEqual(todos, (await read(`${bare.url}/todo`)).todos))
    throw new Error('the bare handler has other todos');
  const contestants: Contestant[] = [
    { name: bare.name, pid: bare.pid, url: `${bare.url}/todo` },
    { name: 'our API', pid: api.pid, url },
    { name: 'our API, 304', pid: api.pid, url, headers: { 'If-None-Match': headers.get('etag') ?? '' } },
  ];
  // Over 60,000 requests each: V8 optimizes the last of the API's functions at about 40,000.
  const results = await compare(contestants, { rounds, seconds: 3, warmUpSeconds: 12 });
  printTable(results);
  const [base, ours, unchanged] = results.map(({ cpuMicroseconds }) => cpuMicroseconds) as [number, number, number];
  return [
    printVerdict('CPU of an unchanged list against the bare handler', ours / base, target),
    printVerdict('CPU of a 304 against the bare handler', unchanged / base, unchangedTarget),
  ].every(Boolean);
}

/** The headers and todos of a response, without what depends on the server's address. */
async function read(url: string): Promise<{ headers: Headers; todos: unknown }> {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  const todos = (await response.json()) as { url: string }[];
  return { headers: response.headers, todos: todos.map(({ url: _, ...todo }) => todo) };
}
