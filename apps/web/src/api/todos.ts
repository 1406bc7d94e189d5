import { Cleared, Todo, TodoList } from '@todo/shared/todo';
import { z } from 'zod';
import { type Answer, type Caller, request } from './request';

/** The filter of a list as the API understands it; `status` is a comma list or `ALL`. */
export interface ListFilter {
  status?: string | undefined;
  q?: string | undefined;
  due?: string | undefined;
  tz?: string | undefined;
  sort?: string | undefined;
  cursor?: string | undefined;
}

/** What a person can change about a todo, in the API's names. */
export interface TodoChange {
  title?: string;
  content?: string;
  due?: string | null;
  status?: string;
  completed?: boolean;
  before?: number;
  after?: number;
}

interface WriteGuards {
  /** One-time key: the same write sent twice happens once, whoever sends it again. */
  key: string;
  version?: number | undefined;
}

/** A list with the beginnings of its contents: a page shows no more of them. */
export function listTodos(
  caller: Caller,
  filter: ListFilter & { deleted?: 'true' },
  page: { limit: number; count?: boolean },
): Promise<Answer<TodoList>> {
  const count = page.count ? 'true' : undefined;
  const query = { ...filter, limit: String(page.limit), count, content: 'excerpt' };
  return request(caller, 'GET', '/todo', { query, returns: TodoList });
}

export function getTodo(caller: Caller, id: number): Promise<Answer<Todo>> {
  return request(caller, 'GET', `/todo/${id}`, { returns: Todo });
}

export function createTodo(caller: Caller, todo: TodoChange, guards: WriteGuards): Promise<Answer<Todo>> {
  return request(caller, 'POST', '/todo', { body: todo, returns: Todo, ...guards });
}

export function changeTodo(caller: Caller, id: number, change: TodoChange, guards: WriteGuards): Promise<Answer<Todo>> {
  return request(caller, 'PATCH', `/todo/${id}`, { body: change, returns: Todo, ...guards });
}

export function deleteTodo(caller: Caller, id: number, guards: WriteGuards): Promise<Answer<undefined>> {
  return request(caller, 'DELETE', `/todo/${id}`, { returns: z.undefined(), ...guards });
}

export function restoreTodo(caller: Caller, id: number, guards: WriteGuards): Promise<Answer<Todo>> {
  return request(caller, 'POST', `/todo/${id}/restore`, { returns: Todo, ...guards });
}

export function purgeTodo(caller: Caller, id: number, guards: WriteGuards): Promise<Answer<undefined>> {
  return request(caller, 'DELETE', `/todo/${id}`, { query: { deleted: 'true' }, returns: z.undefined(), ...guards });
}

export function emptyTrash(caller: Caller, guards: WriteGuards): Promise<Answer<Cleared>> {
  const query = { deleted: 'true', status: 'ALL' };
  return request(caller, 'DELETE', '/todo', { query, returns: Cleared, ...guards });
}

/** Moves all that is done to the trash. */
export function clearDone(caller: Caller, guards: WriteGuards): Promise<Answer<Cleared>> {
  return request(caller, 'DELETE', '/todo', { query: { status: 'DONE' }, returns: Cleared, ...guards });
}
