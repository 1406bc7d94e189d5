import createClient from 'openapi-fetch';
import type { paths } from './contract.js';
import { callJournal, callLists } from './list-calls.js';

/** Calls every operation as the author of a client would: by a generated client, without any cast. */
export async function callEverything(baseUrl: string, name: string, password: string): Promise<number[]> {
  const statuses: number[] = [];
  const seen = <T extends { response: Response }>(answer: T): T => {
    statuses.push(answer.response.status);
    return answer;
  };
  const guest = createClient<paths>({ baseUrl });
  seen(await guest.GET('/hc', { parseAs: 'text' }));
  seen(await guest.GET('/livez'));
  seen(await guest.GET('/readyz'));
  seen(await guest.GET('/problems'));
  seen(await guest.GET('/problems/{code}', { params: { path: { code: 'validation' } } }));
  seen(await guest.GET('/users/policy'));
  seen(await guest.POST('/users', { body: { name, password } }));
  const { data: session } = seen(await guest.POST('/sessions', { body: { name, password } }));
  if (!session) throw new Error('no log-in');

  const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${session.token}` } });
  const { data: todo } = seen(
    await client.POST('/todo', {
      body: { title: 'Buy milk' },
      params: { header: { 'Idempotency-Key': 'k', Prefer: 'return=representation' } },
    }),
  );
  if (!todo) throw new Error('no todo');
  const { id, version, title } = todo;
  const path = { id };
  const minimal = { header: { Prefer: 'return=minimal' } };
  seen(await client.GET('/todo', { params: { query: { limit: 20, count: true, status: 'TODO,DONE', sort: 'due' } } }));
  seen(await client.GET('/todo/{id}', { params: { path } }));
  seen(await client.PUT('/todo', { body: { id, title, status: 'TODO', version } }));
  seen(await client.PUT('/todo/{id}', { params: { path }, body: { title, status: 'PROGRESS', due: '2026-11-30' } }));
  seen(await client.PATCH('/todo/{id}', { params: { path, header: { 'If-Match': '*' } }, body: { completed: true } }));
  seen(await client.PATCH('/todo/{id}', { params: { path, ...minimal }, body: { due: null } }));
  await callJournal(client, id, seen);
  seen(await client.DELETE('/todo/{id}', { params: { path } }));
  seen(await client.POST('/todo/{id}/restore', { params: { path } }));
  seen(await client.DELETE('/todo', { params: { query: { status: 'ALL', deleted: false } } }));

  const friend = { name: `${name}Friend`, password };
  seen(await guest.POST('/users', { body: friend }));
  const { data: theirs } = seen(await guest.POST('/sessions', { body: friend }));
  const other = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${theirs?.token}` } });
  await callLists(client, other, seen);

  const { data: token } = seen(await client.POST('/tokens', { body: { name: 'script', scope: 'read' } }));
  seen(await client.GET('/tokens'));
  if (token) seen(await client.DELETE('/tokens/{id}', { params: { path: { id: token.id } } }));
  seen(await client.GET('/users/me'));
  seen(await client.GET('/users/me/export'));
  const next = `${password} too`;
  seen(await client.PATCH('/users/me', { body: { current_password: password, password: next, revoke_tokens: true } }));
  const { data: second } = seen(await guest.POST('/sessions', { body: { name, password: next } }));
  seen(await client.GET('/sessions'));
  if (second) seen(await client.DELETE('/sessions/{id}', { params: { path: { id: second.id } } }));
  seen(await client.DELETE('/sessions/current'));
  const { data: last } = seen(await guest.POST('/sessions', { body: { name, password: next } }));
  const headers = { Authorization: `Bearer ${last?.token}` };
  seen(await guest.DELETE('/sessions', { headers }));
  const { data: end } = seen(await guest.POST('/sessions', { body: { name, password: next } }));
  seen(
    await guest.DELETE('/users/me', {
      headers: { Authorization: `Bearer ${end?.token}` },
      body: { current_password: next },
    }),
  );
  return statuses;
}
