import { expect, test } from '@playwright/test';
import { type App, startApp } from '../support/app.ts';
import { nextPage } from '../support/next-page.ts';

const todoCount = 1_000;
const atOnce = 20;

interface Create {
  key: string;
  title: string;
}

let app: App;
test.beforeAll(async () => {
  app = await startApp({ web: false });
});
test.afterAll(async () => app.close());

// Without this, a power failure while somebody types loses todos, or creates them twice.
test('killed in the middle of 1,000 creates, restarted and retried, it holds exactly those 1,000', async () => {
  const creates = Array.from({ length: todoCount }, (_, n) => ({ key: `kill-${n}`, title: `Todo ${n}` }));

  const killAfter = todoCount / 2;
  let answered = 0;
  let killed: Promise<void> | undefined;
  const first = await inParallel(creates, async (create) => {
    const status = await post(create).catch(() => undefined);
    if (status !== undefined) answered += 1;
    if (answered >= killAfter) killed ??= app.killApi();
    return status;
  });
  await killed;
  const unknown = first.filter((status) => status === undefined).length;
  expect(unknown, 'requests that got no response because of the kill').toBeGreaterThan(0);
  expect(unknown).toBeLessThan(todoCount);

  await app.startApi();
  const acknowledged = creates.filter((_, n) => first[n] === 201).map(({ title }) => title);
  expect(await titles()).toEqual(expect.arrayContaining(acknowledged));

  const second = await inParallel(creates, post);
  expect(new Set(second)).toEqual(new Set([201]));
  expect((await titles()).toSorted()).toEqual(creates.map(({ title }) => title).toSorted());
});

async function post({ key, title }: Create): Promise<number> {
  const response = await fetch(`${app.apiUrl}/todo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify({ title }),
    signal: AbortSignal.timeout(60_000),
  });
  await response.arrayBuffer();
  return response.status;
}

/** Titles of all todos, from every page of the list. */
async function titles(): Promise<string[]> {
  const found: string[] = [];
  let next: string | undefined = '/todo?status=ALL&limit=200';
  while (next) {
    const response: Response = await fetch(new URL(next, app.apiUrl), { signal: AbortSignal.timeout(60_000) });
    expect(response.status).toBe(200);
    found.push(...((await response.json()) as Create[]).map(({ title }) => title));
    next = nextPage(response.headers.get('link'));
  }
  return found;
}

async function inParallel<In, Out>(items: In[], action: (item: In) => Promise<Out>): Promise<Out[]> {
  const results: Out[] = [];
  const queue = items.entries();
  const work = async () => {
    for (const [index, item] of queue) results[index] = await action(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
