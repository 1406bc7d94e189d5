import { limits } from '@todo/shared/limits';
import { needsToday, readSearch } from '@todo/shared/search/search-words';
import { allStatuses, type ClearQuery, type ListQuery, type Sort, spellList } from '@todo/shared/todos/list-query';
import { AppError } from '../../errors/app-error.js';
import type { ReadLists } from '../../lists/access/in-list.js';
import { namesStatus, soughtStatuses } from '../search/search-sql.js';
import { today } from '../today.js';
import { decodeCursor } from './cursor.js';
import { type Keyset, type ListFilter, type Order, orderOf, trashOrder } from './list-cut.js';

/** A list query with every default applied. */
export interface ListRequest {
  filter: ListFilter;
  order: Order;
  limit: number;
  after: Keyset | undefined;
  count: boolean;
  excerpt: boolean;
  /** Identifies the question among those to the same lists. */
  list: string;
  /** The query in canonical form, without the cursor. */
  spelling: string;
}

const defaultSort: Sort = '-updated';

/**
 * Applies the defaults to a query and decodes its cursor.
 * @throws AppError `invalid-parameter` when the trash is to be sorted, or the cursor belongs to another list
 */
export function toListRequest({ name }: ReadLists, query: ListQuery): ListRequest {
  if (query.deleted && query.sort !== undefined) {
    throw new AppError('invalid-parameter', 'sort does not apply to the trash, which is always newest first', {
      errors: [{ pointer: '/sort', code: 'not_applicable', detail: 'leave it out' }],
    });
  }
  const filter = toFilter(query);
  const order = query.deleted ? trashOrder : orderOf(query.sort ?? defaultSort);
  // `today` is left out: a cursor stays valid past midnight.
  const { statuses, deleted, due, assignee, priority, labels } = filter;
  const later = [...(assignee ? [assignee] : []), ...(priority ? [{ priority }] : []), ...(labels ? [{ labels }] : [])];
  const list = JSON.stringify([statuses, deleted, query.q, due, query.tz, order, ...later]);
  return {
    filter,
    order,
    list,
    spelling: spellList(query),
    limit: query.limit ?? limits.listRows,
    after: query.cursor === undefined ? undefined : decodeCursor(query.cursor, nameOf(name, list)),
    count: query.count ?? false,
    excerpt: query.content === 'excerpt',
  };
}

/** Identifies a question to certain lists, so that a cursor of any other one is rejected. */
export function nameOf(lists: string, question: string): string {
  return `${lists} ${question}`;
}

/**
 * The filter of a query. Without a status, in the parameter or the search, it selects the tutorial's TODO, or everything in
 * the trash.
 */
export function toFilter(query: ListQuery | ClearQuery): ListFilter {
  const deleted = query.deleted ?? false;
  const { terms } = readSearch(query.q ?? '');
  const isDated = query.due?.kind === 'today' || query.due?.kind === 'overdue' || needsToday(terms);
  const byDefault = deleted || namesStatus(terms) ? allStatuses : ['TODO' as const];
  return {
    statuses: soughtStatuses([...(query.status ?? byDefault)].sort(), terms),
    deleted,
    search: terms.length > 0 ? terms : undefined,
    due: query.due,
    assignee: query.assignee,
    priority: query.priority,
    labels: query.label,
    today: isDated ? today(query.tz ?? 'UTC') : undefined,
  };
}
