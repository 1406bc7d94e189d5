import { TodoList } from '@todo/shared/todo';
import { LRUCache } from 'lru-cache';
import { listState, momentOf, tagOf } from '../../http/conditions/etag.js';
import { compileSerializer } from '../../http/server/serializer.js';
import { Written } from '../../http/server/written.js';
import type { TodoRow } from '../todo.entity.js';
import { toExcerpt, toTodo } from '../todo.mapper.js';
import type { Page } from './list.service.js';

/** Bytes of all answers that are kept, and of one. */
const maxBytes = 32 * 1024 * 1024;
const maxAnswerBytes = 256 * 1024;
/** Bytes of a string beside its characters, and of what is kept of a row beside its JSON: both are rather too many. */
const stringBytes = 32;
const rowBytes = 160;

/** A page of a list as it is answered. */
export interface WireList {
  tag: string;
  /** Value of the Link header. */
  link: string | undefined;
  todos: TodoList | Written;
}

/** Whose list is asked for, and how. */
interface Question {
  owner: number;
  /** Scheme and host by which the client reached us. */
  origin: string;
  cursor: string | undefined;
}

/** What the last answer to a question was made of. */
interface Kept {
  list: WireList;
  rows: { id: number; version: number; written: string | number }[];
  more: boolean;
  total: number | undefined;
  bytes: number;
}

const write = compileSerializer(TodoList);

/**
 * The last answer to each question. Every request still asks the database, so nothing here can be out of date; but rows
 * that nobody wrote since they were last shown are not turned into JSON and hashed again, which is a quarter of what a
 * list costs (docs/decisions/0004-list-read-cost.md). Bounded in bytes, and kept under nothing but what an answer
 * depends on: neither long lists nor many spellings of the same question take more memory.
 */
export class KeptLists {
  private readonly answers = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    maxEntrySize: maxAnswerBytes,
    sizeCalculation: ({ bytes }, key) => bytes + stringBytes + 2 * key.length,
  });

  wire({ owner, origin, cursor }: Question, page: Page): WireList {
    const { rows, next, total, spelling, excerpt } = page;
    const resource = `${origin}/todo?${spelling}`;
    const key = `${owner} ${resource} ${cursor}`;
    const known = this.answers.get(key);
    if (known && shows(known, page)) return known.list;
    const link = next && `<${resource}${spelling && '&'}cursor=${next()}>; rel="next"`;
    const tag = tagOf(listState(rows, `${resource} ${next !== undefined} ${total}`));
    const todos = rows.map((row) => (excerpt ? toExcerpt : toTodo)(row, origin));
    if (leastBytes(rows) > maxAnswerBytes) return { tag, link, todos };
    const list = { tag, link, todos: new Written(write(todos)) };
    this.answers.set(key, {
      list,
      rows: rows.map(({ id, version, updated }) => ({ id, version, written: momentOf(updated) })),
      more: next !== undefined,
      total,
      bytes: 2 * (list.todos.json.length + tag.length + (link?.length ?? 0)) + 3 * stringBytes + rowBytes * rows.length,
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

/** Bytes that keeping these rows takes at least: JSON of what would not be kept is not made in advance. */
function leastBytes(rows: readonly TodoRow[]): number {
  return rows.reduce((sum, { title, content }) => sum + 2 * (title.length + content.length) + rowBytes, 0);
}
