import { apiProgram, type Program } from '../tools/start/services/programs.ts';
import { compare } from './measure/compare.ts';
import { printTable, printVerdict } from './measure/report.ts';
import { makeTodos } from './programs/todos.ts';
import { withScratch } from './scratch.ts';

const todoCount = 1_000;
const target = 1.15;
const timeoutMs = 30_000;

/** Reads 20 rows of the shared list of an open installation, and of a logged-in user's list. */
export function benchAuth(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const serve = async (env: Record<string, string>) => {
      const dataDir = await folder();
      await makeTodos(dataDir, todoCount);
      return start((port): Program => {
        const program = apiProgram({ port, dataDir });
        return { ...program, env: { ...program.env, ...env } };
      });
    };
    const open = await serve({ TODO_AUTH: 'open' });
    // The rate limit is counted and reported as for everybody, and never reached.
    const accounts = await serve({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '10000000' });
    const token = await logIn(accounts.url);
    const list = '/todo?limit=20';
    const results = await compare(
      [
        { name: 'open list', pid: open.pid, url: `${open.url}${list}` },
        {
          name: 'own list, logged in',
          pid: accounts.pid,
          url: `${accounts.url}${list}`,
          headers: { Authorization: `Bearer ${token}` },
        },
      ],
      { rounds: 5, seconds: 4, warmUpSeconds: 12 },
    );
    printTable(results);
    const [base, ours] = results.map(({ cpuMicroseconds }) => cpuMicroseconds) as [number, number];
    return printVerdict('CPU of the authenticated list against the open one', ours / base, target);
  });
}

/** Creates the first account, which gets the existing todos, and logs in. @returns the bearer token */
async function logIn(url: string): Promise<string> {
  const credentials = { name: 'bench', password: 'four purple kettles' };
  await post(`${url}/users`, credentials);
  return (await post<{ token: string }>(`${url}/sessions`, credentials)).token;
}

async function post<T>(url: string, body: object): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
