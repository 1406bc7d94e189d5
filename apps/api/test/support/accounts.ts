import type { NewSession } from '@todo/shared/accounts/session';
import type { NewToken, Scope } from '@todo/shared/accounts/token';
import type { Answer, Client } from './client.js';

/** A password that every rule accepts. */
export const goodPassword = 'four purple kettles';

/** A user who is logged in. */
export interface Person {
  name: string;
  session: NewSession;
  /** Authenticates with the session's token. */
  client: Client;
}

let addresses = 0;

/** A client with an address of its own: the throttle counts attempts by address. */
export function elsewhere(client: Client): Client {
  addresses++;
  return client.with({ 'X-Forwarded-For': `198.51.100.${addresses % 250}, 10.0.${addresses >> 8}.${addresses & 255}` });
}

export function bearer(token: string): { Authorization: string } {
  return { Authorization: `Bearer ${token}` };
}

/**
 * Registers an account.
 * @throws Error when that fails
 */
export async function register(client: Client, name: string, password = goodPassword): Promise<void> {
  expectStatus(await elsewhere(client).post('/users', { name, password }), 201);
}

/**
 * Logs in.
 * @throws Error when that fails
 */
export async function logIn(client: Client, name: string, password = goodPassword): Promise<Person> {
  const answer = await elsewhere(client).post<NewSession>('/sessions', { name, password });
  expectStatus(answer, 201);
  return { name, session: answer.body, client: client.with(bearer(answer.body.token)) };
}

/** Registers an account and logs in. */
export async function join(client: Client, name: string): Promise<Person> {
  await register(client, name);
  return logIn(client, name);
}

/** A client with a personal token of a user. */
export async function withToken(client: Client, person: Person, scope: Scope): Promise<Client> {
  const answer = await person.client.post<NewToken>('/tokens', { name: `${scope} of ${person.name}`, scope });
  expectStatus(answer, 201);
  return client.with(bearer(answer.body.token));
}

function expectStatus(answer: Answer<unknown>, status: number): void {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${answer.text}`);
}
