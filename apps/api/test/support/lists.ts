import type { NewInvite } from '@todo/shared/lists/invite';
import type { List } from '@todo/shared/lists/list';
import type { Role } from '@todo/shared/lists/role';
import type { Person } from './accounts.js';
import type { Answer, Client } from './client.js';

/** Creates a list. @throws Error when that fails */
export async function makeList(client: Client, name: string): Promise<List> {
  return expectBody(await client.post<List>('/lists', { name }), 201);
}

/** Creates an invitation. @returns its token @throws Error when that fails */
export async function invite(owner: Person, list: List, role: Role, more: object = {}): Promise<string> {
  const answer = await owner.client.post<NewInvite>(`/lists/${list.id}/invites`, { role, ...more });
  return expectBody(answer, 201).token;
}

/** Makes a person a member of a list. @throws Error when that fails */
export async function letIn(owner: Person, list: List, person: Person, role: Role): Promise<void> {
  const token = await invite(owner, list, role);
  expectBody(await person.client.post<List>(`/invites/${token}`), 200);
}

/** Id of a person's account. */
export function idOf(person: Person): number {
  return person.session.user.id;
}

function expectBody<T>(answer: Answer<T>, status: number): T {
  if (answer.status !== status) throw new Error(`answered ${answer.status} instead of ${status}: ${answer.text}`);
  return answer.body;
}
