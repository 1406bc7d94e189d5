import { randomInt, randomUUID } from 'node:crypto';
import type { BrowserContext, Page } from '@playwright/test';
import { type App, startApp } from '../../support/app.ts';
import { test as base } from '../support/fixtures.ts';

export { expect } from '@playwright/test';

/** `TODO_RATE_LIMIT` is off because it would count the whole suite as one visitor. */
export const accountSettings = { TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' };

/**
 * The product with accounts, one instance for each Playwright worker. Each test has an address of its own, because
 * log-ins and registrations are counted by address.
 */
export const test = base.extend<object, { app: App }>({
  app: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
    async ({}, use) => {
      const app = await startApp({ apiEnv: accountSettings });
      await use(app);
      await app.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the dependencies of a fixture from this pattern.
  extraHTTPHeaders: async ({}, use) => use({ 'X-Forwarded-For': newAddress() }),
});

export interface Person {
  name: string;
  password: string;
  /** Token of a session that was begun at the API. */
  token: string;
}

/** An address that no other test uses. */
export function newAddress(): string {
  return `198.18.${randomInt(256)}.${randomInt(256)}`;
}

export function newName(): string {
  return `ana-${randomUUID().slice(0, 8)}`;
}

/** Creates an account and logs in, both at the API. */
export async function newPerson(app: App, name = newName()): Promise<Person> {
  const password = `${randomUUID()} for ${name.length}`;
  const account = { name, password };
  await call(app, 'POST', '/users', account);
  const { token } = (await call(app, 'POST', '/sessions', account)) as { token: string };
  return { ...account, token };
}

/** Name of the session cookie. */
export function sessionName({ webUrl }: App): string {
  return `todo_${new URL(webUrl).port}_session`;
}

/** Logs a browser in by setting its cookies; the log-in itself has its own tests. */
export async function enter(context: BrowserContext, app: App, { name, token }: Person): Promise<void> {
  await context.addCookies([
    { name: sessionName(app), value: encodeURIComponent(`${token}.${name}`), url: app.webUrl },
  ]);
}

/** Ends all sessions of a person, as if they had expired. */
export async function endSessions(app: App, { token }: Person): Promise<void> {
  await call(app, 'DELETE', '/sessions', undefined, token);
}

export async function logIn(page: Page, { name, password }: Pick<Person, 'name' | 'password'>): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

export async function addTodo(app: App, { token }: Person, todo: object): Promise<{ id: number; title: string }> {
  return (await call(app, 'POST', '/todo', todo, token)) as { id: number; title: string };
}

/** Creates a list of `owner` with the others as editors. @returns its id */
export async function shareList(app: App, name: string, owner: Person, ...others: Person[]): Promise<number> {
  const { id } = (await call(app, 'POST', '/lists', { name }, owner.token)) as { id: number };
  if (others.length === 0) return id;
  const invite = await call(app, 'POST', `/lists/${id}/invites`, { role: 'editor', uses: others.length }, owner.token);
  const { token } = invite as { token: string };
  for (const other of others) await call(app, 'POST', `/invites/${token}`, undefined, other.token);
  return id;
}

/** Changes the role of a member of a list. */
export async function setRole(app: App, owner: Person, list: number, member: Person, role: string): Promise<void> {
  const { id } = (await call(app, 'GET', '/users/me', undefined, member.token)) as { id: number };
  await call(app, 'PATCH', `/lists/${list}/members/${id}`, { role }, owner.token);
}

export async function changeTodo(app: App, { token }: Person, id: number, change: object): Promise<void> {
  await call(app, 'PATCH', `/todo/${id}`, change, token);
}

export async function statusOf(app: App, { token }: Person, id: number): Promise<string> {
  return ((await call(app, 'GET', `/todo/${id}`, undefined, token)) as { status: string }).status;
}

/** Deletes a person's account. */
export async function removePerson(app: App, { token, password }: Person): Promise<void> {
  await call(app, 'DELETE', '/users/me', { current_password: password }, token);
}

/** A person's todos that contain this text. */
export async function todosOf(app: App, { token }: Person, text: string): Promise<{ title: string; status: string }[]> {
  const list = await call(app, 'GET', `/todo?status=ALL&q=${encodeURIComponent(text)}`, undefined, token);
  return list as { title: string; status: string }[];
}

async function call(app: App, method: string, path: string, body?: object, token?: string): Promise<unknown> {
  const response = await fetch(app.apiUrl + path, {
    method,
    headers: {
      'X-Forwarded-For': newAddress(),
      ...(body && { 'Content-Type': 'application/json' }),
      ...(token && { Authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} was answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
