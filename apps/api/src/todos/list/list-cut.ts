import type { SearchTerm } from '@todo/shared/search/terms';
import type { AssigneeFilter, DueFilter, PriorityFilter, Sort } from '@todo/shared/todos/list-query';
import type { Status } from '@todo/shared/todos/todo';
import { toStored } from '../../database/sql/timestamp.js';
import type { TodoRow } from '../todo.entity.js';

/** The filter of a list, with every default applied and `today` resolved to a date. */
export interface ListFilter {
  statuses: readonly Status[];
  deleted: boolean;
  search: readonly SearchTerm[] | undefined;
  due: DueFilter | undefined;
  assignee: AssigneeFilter | undefined;
  priority: PriorityFilter | undefined;
  /** Keys of labels, all of which a todo must have. */
  labels: readonly string[] | undefined;
  /** Today in the caller's time zone, `YYYY-MM-DD`; only present when `due` or the search needs it. */
  today: string | undefined;
}

/** A part of a list, and how it is read. */
export interface Cut {
  order: Order;
  after: Keyset | undefined;
  /** Rows of the page. One more is read to tell whether there is a next page. */
  limit: number;
  /** Whether only excerpts of the contents are read. */
  excerpt: boolean;
}

/** A sort column with its direction. */
export interface Order {
  column: 'updated' | 'created' | 'position' | 'due' | 'priority' | 'title' | 'deleted';
  descending: boolean;
}

/** The position in a list after a given row. */
export interface Keyset {
  value: string | number | null;
  id: number;
}

const orders: Record<Sort, Order> = {
  '-updated': { column: 'updated', descending: true },
  updated: { column: 'updated', descending: false },
  '-created': { column: 'created', descending: true },
  created: { column: 'created', descending: false },
  order: { column: 'position', descending: false },
  due: { column: 'due', descending: false },
  priority: { column: 'priority', descending: false },
  title: { column: 'title', descending: false },
};

export const trashOrder: Order = { column: 'deleted', descending: true };

export function orderOf(sort: Sort): Order {
  return orders[sort];
}

/** The position of `row` in a list of this order. */
export function keysetOf(row: TodoRow, order: Order): Keyset {
  const value = row[order.column];
  return { value: value instanceof Date ? toStored(value) : value, id: row.id };
}
