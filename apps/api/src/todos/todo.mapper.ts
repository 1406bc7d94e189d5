import { limits } from '@todo/shared/limits';
import { type Tally, tallyOf } from '@todo/shared/todos/checklist';
import type { ListedTodo, Todo } from '@todo/shared/todos/todo';
import { toIso } from '../database/sql/timestamp.js';
import { labelsOf } from './labels/label-text.js';
import type { TodoRow } from './todo.entity.js';

/**
 * Maps a row to its API representation.
 * @param origin scheme and host by which the client reached us, such as `https://todo.example`
 */
export function toTodo(row: TodoRow, origin: string): Todo {
  const todo: Todo = {
    id: row.id,
    title: row.title,
    content: row.content,
    status: row.status,
    created: toIso(row.created),
    updated: toIso(row.updated),
    completed: row.status === 'DONE',
    due: row.due,
    order: row.position,
    version: row.version,
    url: `${origin}/todo/${row.id}`,
    list: row.list,
    assignee: row.assignee,
    // A change that the release before has written says nothing of these.
    repeat: row.repeat ?? null,
    priority: row.priority ?? null,
    labels: labelsOf(row.labels ?? null),
  };
  if (row.repeatFrom) todo.repeatFrom = row.repeatFrom;
  if (row.next) todo.next = row.next;
  if (row.deleted !== null) todo.deleted = toIso(row.deleted);
  return todo;
}

/** A row whose content was read one character beyond an excerpt, or whole. */
export interface ExcerptRow extends TodoRow {
  /** 1 if the rest of the content may have boxes, which are counted in `checklist` then. */
  boxed?: number | string;
  checklist?: Tally | undefined;
}

export function toExcerpt(row: ExcerptRow, origin: string): ListedTodo {
  const characters = [...row.content];
  const excerpt = characters.length > limits.excerptCodePoints;
  const content = excerpt ? characters.slice(0, limits.excerptCodePoints).join('') : row.content;
  const checklist = Number(row.boxed) > 0 ? row.checklist : tallyOf(row.content);
  return { ...toTodo(row, origin), content, excerpt, ...(checklist && { checklist }) };
}
