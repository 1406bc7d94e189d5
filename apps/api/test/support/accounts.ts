import type { NewSession } from '@todo/shared/session';
import type { NewToken, Scope } from '@todo/shared/token';
import type { Answer, Client } from './client.js';

/** A password that every rule accepts. */
export const goodPassword = 'four purple kettles';

/** Somebody who is logged in. */
export interface Person {
  name: string;
  session: NewSession;
  /** Calls with the session's token. */
  client: Client;
}

let addresses = 0;

/** A client at an address of its own, as the throttles see it: they count by address. */
export function elsewhere(client: Client): Client {
  addresses++;
  return client.with({ 'X-Forwarded-For': `198.51.100.${addresses % 250}, 10.0.${addresses >> 8}.${addresses & 255}` });
}

export function bearer(token: string): { Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}

/** Makes an account. @throws Error when that does not succeed */
export async function register(client: Client, name: string, password = goodPassword): Promise<void> {
  expectStatus(await elsewhere(client).post('/users', { name, password }), 201);
}

/** Logs in. @throws Error when that does not succeed */
export async function logIn(client: Client, name: string, password = goodPassword): Promise<Person> {
  const answer = await elsewhere(client).post<NewSession>('/sessions', { name, password });
  expectStatus(answer, 201);
  return { name, session: answer.body, client: client.with(bearer(answer.body.token)) };
}

/** Makes an account and logs in. */
export async function join(client: Client, name: string): Promise<Person> {
  await register(client, name);
  return logIn(client, name);
}

/** A client with a personal token of somebody. */
export async function withToken(client: Client, person: Person, scope: Scope): Promise<Client> {
  const answer = await person.client.post<NewToken>('/tokens', { name: `${scope} of ${person.name}`, scope });
  expectStatus(answer, 201);
  return client.with(bearer(answer.body.token));
}

function expectStatus(answer: Answer<unknown>, status: number): void {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${answer.text}`);
}
