import type { Client } from 'openapi-fetch';
import type { paths } from './contract.js';

type Seen = <T extends { response: Response }>(answer: T) => T;

/** Every operation on lists, their members and invitations; the owner invites the friend. */
export async function callLists(owner: Client<paths>, friend: Client<paths>, seen: Seen): Promise<void> {
  seen(await owner.GET('/lists'));
  const { data: list } = seen(await owner.POST('/lists', { body: { name: 'Home' } }));
  if (!list) throw new Error('no list');
  const path = { id: list.id };
  seen(await owner.GET('/lists/{id}', { params: { path } }));
  seen(await owner.GET('/lists/{id}/export', { params: { path } }));
  seen(
    await owner.POST('/lists/{id}/import', {
      params: { path },
      body: '[{"title": "from elsewhere"}]',
      bodySerializer: (file) => file,
    }),
  );
  seen(await owner.PATCH('/lists/{id}', { params: { path }, body: { name: 'House' } }));
  await callLabels(owner, list.id, seen);
  await callFilters(owner, list.id, seen);
  const { data: invite } = seen(
    await owner.POST('/lists/{id}/invites', { params: { path }, body: { role: 'editor', uses: 2 } }),
  );
  if (!invite) throw new Error('no invitation');
  const { token } = invite;
  seen(await owner.GET('/lists/{id}/invites', { params: { path } }));
  seen(await friend.GET('/invites/{token}', { params: { path: { token } } }));
  seen(await friend.POST('/invites/{token}', { params: { path: { token } } }));
  seen(await owner.DELETE('/lists/{id}/invites/{invite}', { params: { path: { ...path, invite: invite.id } } }));
  await callCalendar(owner, list.id, seen);
  const { data: members } = seen(await owner.GET('/lists/{id}/members', { params: { path } }));
  const account = members?.find(({ role }) => role === 'editor')?.id;
  if (account === undefined) throw new Error('no member');
  const member = { ...path, account };
  seen(await owner.PATCH('/lists/{id}/members/{account}', { params: { path: member }, body: { role: 'owner' } }));
  seen(await owner.DELETE('/lists/{id}', { params: { path } }));
  seen(await owner.POST('/lists/{id}/restore', { params: { path } }));
  seen(await owner.POST('/lists/{id}/transfer', { params: { path }, body: { account } }));
  const { data: me } = seen(await owner.GET('/users/me'));
  if (!me) throw new Error('no account');
  seen(await owner.DELETE('/lists/{id}/members/{account}', { params: { path: { ...path, account: me.id } } }));
}

/** Every operation on the calendar of a list. */
async function callCalendar(client: Client<paths>, list: number, seen: Seen): Promise<void> {
  const { data: feed } = seen(await client.POST('/calendar/feeds', { body: { list, kind: 'events' } }));
  if (!feed) throw new Error('no calendar');
  seen(await client.GET('/calendar/feeds'));
  const secret = feed.url.replace(/^.*\/(.*)\.ics$/, '$1');
  seen(await client.GET('/calendar/{secret}.ics', { params: { path: { secret } }, parseAs: 'text' }));
  seen(await client.DELETE('/calendar/feeds/{id}', { params: { path: { id: feed.id } } }));
}

/** Every operation on the labels of a list. */
async function callLabels(client: Client<paths>, list: number, seen: Seen): Promise<void> {
  const path = { id: list };
  seen(await client.POST('/todo', { body: { title: 'labeled', list, labels: ['home'] } }));
  seen(await client.GET('/lists/{id}/labels', { params: { path } }));
  const body = { name: 'house' };
  seen(await client.PATCH('/lists/{id}/labels/{label}', { params: { path: { ...path, label: 'home' } }, body }));
  seen(await client.DELETE('/lists/{id}/labels/{label}', { params: { path: { ...path, label: 'house' } } }));
}

/** Every operation on the saved filters of a list. */
async function callFilters(client: Client<paths>, list: number, seen: Seen): Promise<void> {
  const path = { id: list };
  const body = { name: 'Urgent', query: 'view=list&priority=1' };
  const { data: made } = seen(await client.POST('/lists/{id}/filters', { params: { path }, body }));
  if (!made) throw new Error('no filter');
  const its = { params: { path: { ...path, filter: made.id } } };
  seen(await client.GET('/lists/{id}/filters', { params: { path } }));
  seen(await client.GET('/lists/{id}/filters/{filter}', its));
  seen(await client.PATCH('/lists/{id}/filters/{filter}', { ...its, body: { place: 0, name: 'First' } }));
  seen(await client.DELETE('/lists/{id}/filters/{filter}', its));
}

/** Every operation on the changes of the account's own list. @param todo id of a todo that was just changed */
export async function callJournal(client: Client<paths>, todo: number, seen: Seen): Promise<void> {
  const { data: page } = seen(await client.GET('/todo/changes', { params: { query: { since: 0, limit: 200 } } }));
  seen(await client.GET('/todo/{id}/history', { params: { path: { id: todo } } }));
  seen(await client.POST('/todo/changes/{seq}/undo', { params: { path: { seq: page?.last ?? 0 } } }));
  const { data: done } = seen(
    await client.POST('/todo/bulk', {
      body: {
        atomic: false,
        operations: [
          { method: 'PATCH', id: todo, version: 1, body: { due: '2026-12-01' } },
          { method: 'POST', body: { title: 'one of several' } },
        ],
      },
    }),
  );
  if (!done?.action) throw new Error('nothing was done');
  seen(await client.POST('/todo/actions/{id}/undo', { params: { path: { id: done.action } } }));
  // The stream ends only when the client disconnects.
  const reader = new AbortController();
  seen(await client.GET('/todo/events', { parseAs: 'stream', signal: reader.signal }));
  reader.abort();
}
