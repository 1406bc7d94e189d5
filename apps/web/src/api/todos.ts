import { Cleared, Todo, TodoList } from '@todo/shared/todos/todo';
import { z } from 'zod';
import { type ApiResponse, type RequestContext, request } from './sending/request';

/** The filter of a list in the API's parameters; `status` is a comma-separated list or `ALL`. */
export interface ListFilter {
  /** Id of a list, or `ALL`; by default the visitor's own. */
  list?: string | undefined;
  /** `me`: what the visitor is to do. */
  assignee?: string | undefined;
  /** Comma-separated levels, or `none`. */
  priority?: string | undefined;
  /** Comma-separated labels, all of which a todo must have. */
  label?: string | undefined;
  status?: string | undefined;
  q?: string | undefined;
  due?: string | undefined;
  tz?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

/** Changes of a todo, in the API's names; missing members stay unchanged. */
export interface TodoChange {
  title?: string;
  content?: string;
  due?: string | null;
  status?: string;
  completed?: boolean;
  before?: number;
  after?: number;
  list?: number;
  assignee?: number | null;
  repeat?: string | null;
  repeatFrom?: string;
  /** Moves the due day on by the rule. */
  skip?: true;
  /** Zone whose day is today for a todo that repeats. */
  tz?: string;
  /** One line of the content to tick, or not. */
  check?: { text: string; done: boolean; occurrence: number; version?: number };
  priority?: number | null;
  labels?: string[];
  addLabels?: string[];
  removeLabels?: string[];
}

interface WriteGuards {
  /** One-time key: the same write sent twice happens once, even if a proxy repeats it. */
  key: string;
  version?: number | undefined;
}

/** GET /todo, with contents cut to excerpts: pages of lists show no more. */
export function listTodos(
  context: RequestContext,
  filter: ListFilter & { deleted?: 'true' },
  page: { limit: number; count?: boolean },
): Promise<ApiResponse<TodoList>> {
  const count = page.count ? 'true' : undefined;
  const query = { ...filter, limit: String(page.limit), count, content: 'excerpt' };
  return request(context, 'GET', '/todo', { query, returns: TodoList });
}

/** GET /todo/<id>. @throws ApiError `not-found`, also for a todo in the trash */
export function getTodo(context: RequestContext, id: number): Promise<ApiResponse<Todo>> {
  return request(context, 'GET', `/todo/${id}`, { returns: Todo });
}

/** POST /todo: the new todo is the first in its column. */
export function createTodo(context: RequestContext, todo: TodoChange, guards: WriteGuards): Promise<ApiResponse<Todo>> {
  return request(context, 'POST', '/todo', { body: todo, returns: Todo, ...guards });
}

/** PATCH /todo/<id>. @throws ApiError `precondition-failed` with the current todo, if its version differs */
export function changeTodo(
  context: RequestContext,
  id: number,
  change: TodoChange,
  guards: WriteGuards,
): Promise<ApiResponse<Todo>> {
  return request(context, 'PATCH', `/todo/${id}`, { body: change, returns: Todo, ...guards });
}

/** DELETE /todo/<id>: into the trash. */
export function deleteTodo(context: RequestContext, id: number, guards: WriteGuards): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/todo/${id}`, { returns: z.undefined(), ...guards });
}

/** POST /todo/<id>/restore: out of the trash. */
export function restoreTodo(context: RequestContext, id: number, guards: WriteGuards): Promise<ApiResponse<Todo>> {
  return request(context, 'POST', `/todo/${id}/restore`, { returns: Todo, ...guards });
}

/** DELETE /todo/<id>?deleted=true: out of the trash, for good. */
export function purgeTodo(context: RequestContext, id: number, guards: WriteGuards): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/todo/${id}`, { query: { deleted: 'true' }, returns: z.undefined(), ...guards });
}

/** DELETE /todo?deleted=true: everything in the trash, for good. */
export function emptyTrash(context: RequestContext, guards: WriteGuards): Promise<ApiResponse<Cleared>> {
  const query = { deleted: 'true', status: 'ALL' };
  return request(context, 'DELETE', '/todo', { query, returns: Cleared, ...guards });
}

/** Moves all done todos of a list to the trash; by default those of the visitor's own list. */
export function clearDone(
  context: RequestContext,
  list: number | undefined,
  guards: WriteGuards,
): Promise<ApiResponse<Cleared>> {
  const query = { status: 'DONE', list: list?.toString() };
  return request(context, 'DELETE', '/todo', { query, returns: Cleared, ...guards });
}
