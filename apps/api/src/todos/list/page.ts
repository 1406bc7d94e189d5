import type { TodoRow } from '../todo.entity.js';
import type { ListRequest } from './list-request.js';
import type { Statement } from './list-sql.js';

/** One page of a list. */
export interface Page {
  rows: TodoRow[];
  /** Whether the contents are cut, one character beyond what is shown of them. */
  excerpt: boolean;
  /** The query in one spelling, without the cursor. */
  spelling: string;
  /** Makes the cursor of the page after this one; absent on the last. */
  next: (() => string) | undefined;
  /** Rows of the whole list; only when it was asked for. */
  total: number | undefined;
}

/** A list query with the statements that answer it; the same for every owner, but for a page behind a cursor. */
export interface ListPlan extends ListRequest {
  /** Whose it is, if it has a cursor: that is its owner's. */
  owner: number | undefined;
  statements: readonly Statement[];
}
