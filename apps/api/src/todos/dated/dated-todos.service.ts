import { Injectable } from '@nestjs/common';
import type { Day } from '@todo/shared/dates/day';
import { limits } from '@todo/shared/limits';
import { anchored, parseRule, ruleText } from '@todo/shared/repeat/rule';
import type { Todo } from '@todo/shared/todos/todo';
import { Database, type Reader } from '../../database/database.js';
import type { TodoRow } from '../todo.entity.js';
import { toTodo } from '../todo.mapper.js';
import { DatedRepository } from './dated.repository.js';

/** A todo with a due day. Its rule names its days by itself, and its notes may end with an ellipsis. */
export type DatedTodo = Todo & Required<Pick<Todo, 'list' | 'repeat' | 'labels' | 'priority'>> & { due: Day };

/** Todos read at once: two megabytes if all have notes of the longest. */
const batchRows = 250;

/** Todos with a due day, for calendars. */
@Injectable()
export class DatedTodosService {
  constructor(
    private readonly db: Database,
    private readonly repository: DatedRepository,
  ) {}

  /** Ids of the todos of these lists that are due last, latest first. */
  async ids(reader: Reader, lists: readonly number[]): Promise<number[]> {
    return (await this.repository.latest(reader, lists, limits.feedTodos)).map(({ id }) => id);
  }

  /** Reads these todos, some at a time as they are asked for, as they are by then; those that are gone are left out. */
  async *read(lists: readonly number[], ids: readonly number[], origin: string): AsyncGenerator<DatedTodo[]> {
    for (let start = 0; start < ids.length; start += batchRows) {
      const part = ids.slice(start, start + batchRows);
      const rows = await this.db.reads((reader) => this.repository.among(reader, lists, part));
      yield rows.map((row) => toDated(row, origin));
    }
  }
}

function toDated(row: TodoRow, origin: string): DatedTodo {
  const todo = toTodo(row, origin);
  const due = todo.due as Day;
  const rule = row.repeat === null ? undefined : parseRule(row.repeat);
  const characters = [...row.content];
  const isCut = characters.length > limits.feedNotesCodePoints;
  return {
    ...todo,
    due,
    list: row.list,
    priority: row.priority ?? null,
    labels: todo.labels ?? [],
    content: isCut ? `${characters.slice(0, limits.feedNotesCodePoints).join('')}…` : row.content,
    // What counts from the completion has no days of its own: other programs would leave out months without a 31st.
    repeat: rule ? ruleText(anchored(rule, due)) : null,
  };
}
