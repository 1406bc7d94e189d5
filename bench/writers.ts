import { apiProgram } from '../tools/start/services/programs.ts';
import { printVerdict } from './measure/report.ts';
import { median } from './measure/statistics.ts';
import { onCluster, withReplicated } from './replicated.ts';

const clientCount = 16;
const roundCount = 5;
const measuredS = 4;
const oneListTarget = 1;
const manyListsTarget = 3;

/** Writes per second of one client, of 16 to one list (which the journal serializes), and of 16 to a list each. */
export function benchWriters(): Promise<boolean> {
  return withReplicated(async ({ cluster, start, folder }) => {
    const dataDir = await folder();
    const { url } = await start((port) => {
      const program = onCluster(apiProgram({ port, dataDir }), cluster);
      return { ...program, env: { ...program.env, TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' } };
    });
    return compareWriters(url);
  });
}

/** @param url of an API with accounts and without a rate limit */
export async function compareWriters(url: string): Promise<boolean> {
  const people: string[] = [];
  for (let n = 0; n < clientCount; n++) people.push(await register(url, `writer${n}`));
  const [one = ''] = people;
  const settings: [name: string, tokens: string[]][] = [
    ['one client', [one]],
    ['16 clients, one list', Array.from({ length: clientCount }, () => one)],
    ['16 clients, 16 lists', people],
  ];
  const rates = settings.map((): number[] => []);
  for (let round = 0; round <= roundCount; round++) {
    for (const [n, [, tokens]] of settings.entries()) {
      const rate = await writesPerSecond(url, tokens);
      // The first round is a warm-up.
      if (round > 0) rates[n]?.push(rate);
    }
  }
  const [alone, together, apart] = rates.map(median) as [number, number, number];
  for (const [n, [name]] of settings.entries())
    console.log(`${name}: ${Math.round(median(rates[n] ?? []))} writes a second`);
  // An upper bound, like the other verdicts.
  return [
    printVerdict('one client against 16 on its list', alone / together, 1 / oneListTarget),
    printVerdict('one client against 16 on lists of their own', alone / apart, 1 / manyListsTarget),
  ].every(Boolean);
}

async function register(url: string, name: string): Promise<string> {
  const account = { name, password: 'seven green teapots' };
  await post(`${url}/users`, account);
  const session = (await post(`${url}/sessions`, account)) as { token: string };
  return session.token;
}

async function writesPerSecond(url: string, tokens: readonly string[]): Promise<number> {
  const until = Date.now() + measuredS * 1_000;
  let writes = 0;
  const write = async (token: string) => {
    const { id } = (await post(`${url}/todo`, { title: 'written often' }, token)) as { id: number };
    for (let n = 0; Date.now() < until; n++, writes++)
      await send('PATCH', `${url}/todo/${id}`, { due: dayOf(n) }, token);
  };
  await Promise.all(tokens.map(write));
  return writes / measuredS;
}

const dayOf = (n: number) => `2026-11-${String(1 + (n % 30)).padStart(2, '0')}`;
const post = (url: string, body: object, token?: string) => send('POST', url, body, token);

async function send(method: string, url: string, body: object, token?: string): Promise<unknown> {
  const response = await fetch(url, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token !== undefined && { Authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
