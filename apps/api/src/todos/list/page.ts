import type { Statement } from '../filter/statement.js';
import type { TodoRow } from '../todo.entity.js';
import type { ListRequest } from './list-request.js';

/** One page of a list. */
export interface Page {
  rows: TodoRow[];
  /** The cursor of the next page; absent on the last one. */
  next: string | undefined;
  /** Number of rows in the whole list; only if requested. */
  total: number | undefined;
}

/** A list query with the statements that answer it for any lists of this number, unless it has a cursor. */
export interface ListPlan extends ListRequest {
  /** Name of the lists, if the query has a cursor, which belongs to them. */
  lists: string | undefined;
  listCount: number;
  statements: readonly Statement[];
}
