import type { TodoList } from '@todo/shared/todo';
import { listState, momentOf, tagOf } from '../http/etag.js';
import type { TodoRow } from './todo.entity.js';
import { toExcerpt, toTodo } from './todo.mapper.js';
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

/** Whose list is asked for, and how. */
interface Question {
  owner: number;
  /** Scheme and host by which the client reached us. */
  origin: string;
  /** Path and query of the request. */
  url: string;
}

/** What the last answer to a question was made of. */
interface Kept {
  list: WireList;
  rows: { id: number; version: number; written: string | number }[];
  more: boolean;
  total: number | undefined;
}

/**
 * The last answer to each question. Every request still asks the database, so nothing here can be out of date; but rows
 * that nobody wrote since they were last shown are not turned into JSON and hashed again, which is a quarter of what a
 * list costs (docs/decisions/0004-list-read-cost.md).
 */
export class KeptLists {
  private readonly answers = new Map<string, Kept>();

  wire({ owner, origin, url }: Question, page: Page): WireList {
    const key = `${owner} ${origin}${url}`;
    const known = this.answers.get(key);
    if (known && shows(known, page)) return known.list;
    const { rows, next, total } = page;
    const link = next && `<${withCursor(url, origin, next())}>; rel="next"`;
    const tag = tagOf(listState(rows, `${origin}${url} ${next !== undefined} ${total}`));
    const list = { tag, link, todos: rows.map((row) => (page.excerpt ? toExcerpt : toTodo)(row, origin)) };
    this.answers.delete(key);
    if (charactersOf(rows) > maxCharacters) return list;
    if (this.answers.size === capacity) this.answers.delete(this.answers.keys().next().value as string);
    this.answers.set(key, {
      list: { ...list, todos: Object.freeze(list.todos) as TodoList },
      rows: rows.map(({ id, version, updated }) => ({ id, version, written: momentOf(updated) })),
      more: next !== undefined,
      total,
    });
    return list;
  }
}

/** The time of a row's last write tells it from a row of the same version in another history: a restored backup. */
function shows({ rows, more, total }: Kept, page: Page): boolean {
  return (
    rows.length === page.rows.length &&
    more === (page.next !== undefined) &&
    total === page.total &&
    rows.every(({ id, version, written }, n) => {
      const row = page.rows[n];
      return row?.id === id && row.version === version && momentOf(row.updated) === written;
    })
  );
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
