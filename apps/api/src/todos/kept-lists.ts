import type { TodoList } from '@todo/shared/todo';
import { listState, tagOf } from '../http/etag.js';
import type { TodoRow } from './todo.entity.js';
import { toTodo } from './todo.mapper.js';
import type { Page } from './todos.service.js';

/** Lists that are kept; a client looks at a handful. */
const capacity = 500;
/** Lists with more text than this are not kept, so that the memory stays below 50 MB. */
const maxCharacters = 32_768;

/** A page of a list as it is answered. */
export interface WireList {
  tag: string;
  /** Value of the Link header. */
  link: string | undefined;
  /** Frozen if it is kept, so that its JSON can be kept as well. */
  todos: TodoList;
}

/**
 * The lists answered last, by what they show. Every request still asks the database, so nothing here can be out of
 * date; but rows that nobody wrote since they were last shown are not turned into JSON and hashed again, which is a
 * quarter of what a list costs (docs/decisions/0004-list-read-cost.md).
 */
export class KeptLists {
  private readonly lists = new Map<string, WireList>();

  /**
   * @param origin scheme and host by which the client reached us
   * @param url path and query of the request
   */
  wire({ rows, next, total }: Page, origin: string, url: string): WireList {
    const state = listState(rows, `${origin}${url} ${next !== undefined} ${total}`);
    const known = this.lists.get(state);
    if (known) return known;
    const link = next && `<${withCursor(url, origin, next())}>; rel="next"`;
    const list = { tag: tagOf(state), link, todos: rows.map((row) => toTodo(row, origin)) };
    if (charactersOf(rows) > maxCharacters) return list;
    if (this.lists.size === capacity) this.lists.delete(this.lists.keys().next().value as string);
    this.lists.set(state, { ...list, todos: Object.freeze(list.todos) as TodoList });
    return list;
  }
}

/** The same list from another place; the rest of the query stays as the client wrote it. */
function withCursor(path: string, origin: string, cursor: string): string {
  const [resource, query = ''] = path.split('?', 2);
  const kept = query.split('&').filter((pair) => pair !== '' && !pair.startsWith('cursor='));
  return `${origin}${resource}?${[...kept, `cursor=${cursor}`].join('&')}`;
}

function charactersOf(rows: readonly TodoRow[]): number {
  return rows.reduce((sum, { title, content }) => sum + title.length + content.length, 0);
}
