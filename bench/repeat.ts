import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { apiProgram } from '../tools/start/services/programs.ts';
import { withScratch } from './scratch.ts';

const completionCount = 1_000;
const rules = ['FREQ=DAILY', 'FREQ=WEEKLY;BYDAY=MO,TH', 'FREQ=MONTHLY;BYMONTHDAY=31', 'FREQ=YEARLY;INTERVAL=2'];
/** Number of series whose completions are interleaved. */
const seriesCount = 20;

interface Todo {
  id: number;
  title: string;
  status: string;
  due: string;
  repeat: string | null;
  next?: number;
}

type Call = (method: string, path: string, body?: object, key?: string, signal?: AbortSignal) => Promise<Response>;

/** Completes repeating todos with simultaneous, interrupted and repeated requests: exactly one successor each. */
export function benchRepeat(): Promise<boolean> {
  return withScratch(async ({ folder, start }) => {
    const dataDir = await folder();
    const { url } = await start((port) => {
      const program = apiProgram({ port, dataDir });
      return { ...program, env: { ...program.env, TODO_RATE_LIMIT: '0' } };
    });
    return countSuccessors(url);
  });
}

async function countSuccessors(url: string): Promise<boolean> {
  const call: Call = (method, path, body, key, signal = AbortSignal.timeout(60_000)) =>
    fetch(url + path, {
      method,
      headers: { 'Content-Type': 'application/json', ...(key && { 'Idempotency-Key': key }) },
      ...(body && { body: JSON.stringify(body) }),
      signal,
    });
  const current: Todo[] = [];
  for (let n = 0; n < seriesCount; n++) {
    const body = { title: `series ${n}`, due: `2026-01-${10 + n}`, repeat: rules[n % rules.length] };
    current.push((await (await call('POST', '/todo', body)).json()) as Todo);
  }
  let cuts = 0;
  for (let n = 0; n < completionCount; n++) {
    const place = Math.floor(Math.random() * seriesCount);
    const { id } = current[place] as Todo;
    const tries = Array.from({ length: 1 + Math.floor(Math.random() * 4) }, () => complete(call, id));
    cuts += (await Promise.all(tries)).filter(Boolean).length;
    const done = (await (await call('GET', `/todo/${id}`)).json()) as Todo;
    current[place] = (await (await call('GET', `/todo/${done.next}`)).json()) as Todo;
  }
  return judge(await everything(call), cuts);
}

/** One attempt, which is repeated if its connection was cut. @returns whether it was */
async function complete(call: Call, id: number): Promise<boolean> {
  const key = randomUUID();
  const isBulk = Math.random() < 0.2;
  const body = Math.random() < 0.5 ? { completed: true } : { status: 'DONE' };
  const send = (signal?: AbortSignal) =>
    isBulk
      ? call('POST', '/todo/bulk', { operations: [{ method: 'PATCH', id, body }] }, key, signal)
      : call('PATCH', `/todo/${id}`, body, key, signal);
  const isCut = Math.random() < 0.3;
  if (isCut) await send(AbortSignal.timeout(Math.floor(Math.random() * 8))).catch(() => undefined);
  for (let answer = await send(); !answer.ok; answer = await send()) {
    // The attempt whose connection was cut may still be running.
    if (answer.status !== 409) throw new Error(`${id} answered ${answer.status}: ${await answer.text()}`);
    await delay(20);
  }
  // A retry of an attempt that was answered.
  if (Math.random() < 0.3) await send();
  return isCut;
}

async function everything(call: Call): Promise<Todo[]> {
  const todos: Todo[] = [];
  for (let path: string | undefined = '/todo?status=ALL&sort=created&limit=200'; path; ) {
    const answer: Response = await call('GET', path);
    todos.push(...((await answer.json()) as Todo[]));
    const link = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
    path = link && new URL(link, 'http://127.0.0.1').pathname + new URL(link, 'http://127.0.0.1').search;
  }
  return todos;
}

function judge(todos: Todo[], cuts: number): boolean {
  const done = todos.filter(({ status }) => status === 'DONE');
  const open = todos.filter(({ status }) => status !== 'DONE');
  const followed = new Set(done.map(({ next }) => next));
  const isOnce = done.length === completionCount && followed.size === completionCount && !followed.has(undefined);
  const isOpen = open.length === seriesCount && open.every(({ repeat }) => repeat !== null);
  console.log(
    `${done.length} completions, ${cuts} connections cut: ${todos.length - seriesCount} successors, ` +
      `${new Set(open.map(({ title }) => title)).size} of ${seriesCount} series go on`,
  );
  return isOnce && isOpen && todos.length === completionCount + seriesCount;
}
