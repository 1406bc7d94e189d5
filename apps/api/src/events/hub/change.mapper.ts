import type { Change } from '@todo/shared/journal/change';
import type { Todo } from '@todo/shared/todos/todo';
import { toIso } from '../../database/sql/timestamp.js';
import type { Entry, Members } from '../../journal/entry.js';
import type { TodoRow } from '../../todos/todo.entity.js';
import { toTodo } from '../../todos/todo.mapper.js';

/** The wire form of a change, as `GET /todo/changes` has it. */
export function toChange({ seq, at, by, kind, todo, state, former }: Entry, origin: string): Change {
  return {
    seq,
    at: toIso(at),
    by: by && { id: by.id, name: by.name, ...(by.token !== null && { token: by.token }) },
    kind,
    todo: state ? toTodo(state as unknown as TodoRow, origin) : { id: todo },
    before: beforeOf(former, origin),
  };
}

function beforeOf(former: Members, origin: string): Partial<Todo> {
  const { position, status, due, title, content } = former as Partial<TodoRow>;
  void origin;
  return {
    ...(title !== undefined && { title }),
    ...(content !== undefined && { content: content ?? '' }),
    ...(status !== undefined && { status, completed: status === 'DONE' }),
    ...(due !== undefined && { due }),
    ...(position !== undefined && { order: position }),
  };
}
