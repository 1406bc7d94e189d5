import { randomUUID } from 'node:crypto';

const timeoutMs = 60_000;

/** A person with an account, logged in both at the API and in a browser. */
export interface Person {
  name: string;
  password: string;
  /** Sent with every request: the bearer token of one session, and the site's cookie of another. */
  headers: { Authorization: string; Cookie: string };
}

/** Creates an account, and logs in at the API and at the site. */
export async function register(address: string): Promise<Person> {
  const account = { name: `person-${randomUUID().slice(0, 8)}`, password: randomUUID() };
  await post(`${address}/users`, 201, JSON.stringify(account), 'application/json');
  return logIn(address, account);
}

/** Logs in at the API and at the site. */
export async function logIn(address: string, { name, password }: Pick<Person, 'name' | 'password'>): Promise<Person> {
  const session = await post(`${address}/sessions`, 201, JSON.stringify({ name, password }), 'application/json');
  const { token } = (await session.json()) as { token: string };
  const form = new URLSearchParams({ login_name: name, login_password: password });
  const page = await post(`${address}/login`, 303, form.toString(), 'application/x-www-form-urlencoded');
  const cookie = page.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  return { name, password, headers: { Authorization: `Bearer ${token}`, Cookie: cookie } };
}

async function post(url: string, expected: number, body: string, type: string): Promise<Response> {
  const headers = { 'Content-Type': type, Origin: new URL(url).origin };
  const signal = AbortSignal.timeout(timeoutMs);
  const answer = await fetch(url, { method: 'POST', body, headers, redirect: 'manual', signal });
  if (answer.status !== expected) throw new Error(`POST ${url} was answered ${answer.status}: ${await answer.text()}`);
  return answer;
}
