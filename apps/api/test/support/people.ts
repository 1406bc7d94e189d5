import { join, type Person } from './accounts.js';
import { type Api, startApi } from './api.js';

/** Starts an API with accounts and without a rate limit, and logs these people in. */
export async function startWithPeople<Names extends string[]>(
  ...names: Names
): Promise<{ api: Api; people: { [I in keyof Names]: Person } }> {
  const api = await startApi({ TODO_AUTH: 'accounts', TODO_RATE_LIMIT: '0' });
  const people: Person[] = [];
  for (const name of names) people.push(await join(api.client, name));
  return { api, people: people as { [I in keyof Names]: Person } };
}
