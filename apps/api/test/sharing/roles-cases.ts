import { randomUUID } from 'node:crypto';
import type { List } from '@todo/shared/lists/list';
import type { Todo } from '@todo/shared/todos/todo';

/** The callers, those with the least rights first, so that none finds what another has removed. */
export const callers = ['tokenOfAnotherList', 'stranger', 'reader', 'viewer', 'editor', 'owner'] as const;
export type Caller = (typeof callers)[number];

/** The resources that a case can use. */
export interface World {
  list: List;
  todo: Todo;
  trashed: Todo;
  invite: number;
  filter: number;
  /** Account of another member of the list. */
  extra: number;
  token: string;
  /** A calendar of its owner. */
  feed: { id: number; path: string };
  /** Number of a change that can be undone. */
  change: number;
  /** Id of an action of several changes. */
  action: string;
}

/** A request, and the expected statuses in the order of the callers: a new route needs an entry here. */
interface Case {
  statuses: string;
  path: (world: World) => string;
  body?: (world: World) => object;
  /** The response has the name of the list, whoever the caller is. */
  tells?: true;
}

const write = '404 404 403 403 200 200';
const read = '404 404 200 200 200 200';
const own = '404 404 403 403 403 200';
export const cases: Record<string, Case> = {
  'GET /todo': { statuses: read, path: ({ list }) => `/todo?status=ALL&list=${list.id}` },
  'POST /todo': {
    statuses: '404 404 403 403 201 201',
    path: () => '/todo',
    body: ({ list }) => ({ title: 'new', list: list.id }),
  },
  'PUT /todo': {
    statuses: write,
    path: () => '/todo',
    body: ({ todo }) => ({ id: todo.id, title: 'other', status: 'DONE' }),
  },
  'DELETE /todo': { statuses: write, path: ({ list }) => `/todo?status=PROGRESS&list=${list.id}` },
  'GET /todo/{id}': { statuses: read, path: ({ todo }) => `/todo/${todo.id}` },
  'PUT /todo/{id}': {
    statuses: write,
    path: ({ todo }) => `/todo/${todo.id}`,
    body: () => ({ title: 'other', status: 'DONE' }),
  },
  'PATCH /todo/{id}': { statuses: write, path: ({ todo }) => `/todo/${todo.id}`, body: () => ({ title: 'other' }) },
  'DELETE /todo/{id}': { statuses: '404 404 403 403 204 204', path: ({ todo }) => `/todo/${todo.id}` },
  'POST /todo/{id}/restore': { statuses: write, path: ({ trashed }) => `/todo/${trashed.id}/restore` },
  'GET /todo/changes': { statuses: read, path: ({ list }) => `/todo/changes?list=${list.id}` },
  'GET /todo/{id}/history': { statuses: read, path: ({ todo }) => `/todo/${todo.id}/history` },
  'POST /todo/changes/{seq}/undo': {
    statuses: write,
    path: ({ list, change }) => `/todo/changes/${change}/undo?list=${list.id}`,
  },
  'POST /todo/bulk': {
    statuses: write,
    path: ({ list }) => `/todo/bulk?list=${list.id}`,
    body: ({ todo }) => ({ operations: [{ method: 'PATCH', id: todo.id, body: { title: 'other' } }] }),
  },
  'POST /todo/actions/{id}/undo': { statuses: write, path: ({ action }) => `/todo/actions/${action}/undo` },
  'GET /lists': { statuses: '200 200 200 200 200 200', path: () => '/lists' },
  'POST /lists': { statuses: '403 201 403 201 201 201', path: () => '/lists', body: () => ({ name: 'new' }) },
  'GET /lists/{id}': { statuses: read, path: ({ list }) => `/lists/${list.id}` },
  'PATCH /lists/{id}': { statuses: own, path: ({ list }) => `/lists/${list.id}`, body: () => ({ name: 'other' }) },
  'DELETE /lists/{id}': { statuses: '404 404 403 403 403 204', path: ({ list }) => `/lists/${list.id}` },
  'POST /lists/{id}/restore': { statuses: own, path: ({ list }) => `/lists/${list.id}/restore` },
  'POST /lists/{id}/transfer': {
    statuses: own,
    path: ({ list }) => `/lists/${list.id}/transfer`,
    body: ({ extra }) => ({ account: extra }),
  },
  'GET /lists/{id}/labels': { statuses: read, path: ({ list }) => `/lists/${list.id}/labels` },
  'PATCH /lists/{id}/labels/{label}': {
    statuses: write,
    path: ({ list }) => `/lists/${list.id}/labels/home`,
    body: () => ({ name: 'Home' }),
  },
  'DELETE /lists/{id}/labels/{label}': {
    statuses: '404 404 403 403 204 204',
    path: ({ list }) => `/lists/${list.id}/labels/home`,
  },
  'GET /lists/{id}/export': { statuses: read, path: ({ list }) => `/lists/${list.id}/export` },
  'GET /lists/{id}/filters': { statuses: read, path: ({ list }) => `/lists/${list.id}/filters` },
  'POST /lists/{id}/filters': {
    statuses: '404 404 403 403 201 201',
    path: ({ list }) => `/lists/${list.id}/filters`,
    body: () => ({ name: randomUUID(), query: 'priority=1' }),
  },
  'GET /lists/{id}/filters/{filter}': {
    statuses: read,
    path: ({ list, filter }) => `/lists/${list.id}/filters/${filter}`,
  },
  'PATCH /lists/{id}/filters/{filter}': {
    statuses: write,
    path: ({ list, filter }) => `/lists/${list.id}/filters/${filter}`,
    body: () => ({ name: 'other' }),
  },
  'DELETE /lists/{id}/filters/{filter}': {
    statuses: '404 404 403 403 204 204',
    path: ({ list, filter }) => `/lists/${list.id}/filters/${filter}`,
  },
  'POST /lists/{id}/import': {
    statuses: write,
    path: ({ list }) => `/lists/${list.id}/import`,
    body: () => ({ todos: [{ title: 'from elsewhere' }] }),
  },
  'GET /lists/{id}/members': { statuses: read, path: ({ list }) => `/lists/${list.id}/members` },
  'PATCH /lists/{id}/members/{account}': {
    statuses: own,
    path: ({ list, extra }) => `/lists/${list.id}/members/${extra}`,
    body: () => ({ role: 'editor' }),
  },
  'DELETE /lists/{id}/members/{account}': {
    statuses: '404 404 403 403 403 204',
    path: ({ list, extra }) => `/lists/${list.id}/members/${extra}`,
  },
  'GET /lists/{id}/invites': {
    statuses: '404 404 200 403 403 200',
    path: ({ list }) => `/lists/${list.id}/invites`,
  },
  'POST /lists/{id}/invites': {
    statuses: '404 404 403 403 403 201',
    path: ({ list }) => `/lists/${list.id}/invites`,
    body: () => ({ role: 'owner' }),
  },
  'DELETE /lists/{id}/invites/{invite}': {
    statuses: '404 404 403 403 403 204',
    path: (world) => `/lists/${world.list.id}/invites/${world.invite}`,
  },
  'GET /calendar/feeds': { statuses: '403 200 200 200 200 200', path: () => '/calendar/feeds' },
  'POST /calendar/feeds': {
    statuses: '403 404 403 201 201 201',
    path: () => '/calendar/feeds',
    body: ({ list }) => ({ list: list.id }),
  },
  'DELETE /calendar/feeds/{id}': {
    statuses: '403 404 403 404 404 204',
    path: ({ feed }) => `/calendar/feeds/${feed.id}`,
  },
  // Whoever has the address may read it: the address is the credential.
  'GET /calendar/{secret}.ics': {
    statuses: '200 200 200 200 200 200',
    path: ({ feed }) => feed.path,
    tells: true,
  },
  'GET /invites/{token}': {
    statuses: '200 200 200 200 200 200',
    path: ({ token }) => `/invites/${token}`,
    tells: true,
  },
  'POST /invites/{token}': {
    statuses: '403 200 403 200 200 200',
    path: ({ token }) => `/invites/${token}`,
    tells: true,
  },
};
