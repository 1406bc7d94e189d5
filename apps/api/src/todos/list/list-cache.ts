import { Injectable } from '@nestjs/common';
import { TodoList } from '@todo/shared/todos/todo';
import { LRUCache } from 'lru-cache';
import { listState, momentOf, tagOf } from '../../http/conditions/etag.js';
import { SerializedJson } from '../../json/serialized-json.js';
import { compileSerializer } from '../../json/serializer.js';
import type { ReadLists } from '../../lists/access/in-list.js';
import type { TodoRow } from '../todo.entity.js';
import { toExcerpt, toTodo } from '../todo.mapper.js';
import type { ListPlan, Page } from './page.js';

/** Bytes of all cached pages, and of one page. */
const maxBytes = 32 * 1024 * 1024;
const maxAnswerBytes = 256 * 1024;
/** Overhead in bytes of a string, and of a cached row besides its JSON; both estimates are on the high side. */
const stringBytes = 32;
const rowBytes = 160;

/** Bytes of all cached plans; a client uses a handful of queries, apart from its cursors and searches. */
const maxPlanBytes = 4 * 1024 * 1024;
/** Characters of a query beyond which its plan is not cached. */
const longestText = 500;
/** Upper bound in bytes of a plan besides its text, mostly statements, and per character of the text. */
const planBytes = 8_192;
const bytesPerCharacter = 16;

/** A page of a list as it is sent. */
export interface WireList {
  tag: string;
  /** Value of the Link header. */
  link: string | undefined;
  todos: TodoList | SerializedJson;
}

/** Everything that a page depends on besides the rows from the database. */
export interface ListKey {
  /** Name of the lists. */
  lists: string;
  /** Scheme and host by which the client reached us. */
  origin: string;
  /** The query in canonical form, without the cursor. */
  spelling: string;
  cursor: string | undefined;
}

/** A rendered page and the rows it was rendered from. */
interface CachedAnswer {
  list: WireList;
  rows: { id: number; version: number; written: string | number }[];
  more: boolean;
  total: number | undefined;
  bytes: number;
}

const write = compileSerializer(TodoList);

/**
 * Caches rendered pages and query plans under explicit keys. Bounded in bytes: neither long lists nor many different
 * queries take more memory.
 */
@Injectable()
export class ListCache {
  private readonly plans = new LRUCache<string, ListPlan>({
    maxSize: maxPlanBytes,
    sizeCalculation: (_, text) => planBytes + bytesPerCharacter * text.length,
  });
  private readonly answers = new LRUCache<string, CachedAnswer>({
    maxSize: maxBytes,
    maxEntrySize: maxAnswerBytes,
    sizeCalculation: ({ bytes }, key) => bytes + stringBytes + 2 * key.length,
  });

  /**
   * The plan of a query. Planning costs a tenth of the whole request (docs/decisions/0004-list-read-cost.md).
   * @param text the query string as it stands in the URL
   */
  plan(text: string, { name, ids }: ReadLists, make: () => ListPlan): ListPlan {
    const known = this.plans.get(text);
    if (known?.listCount === ids.length && (known.lists === undefined || known.lists === name)) return known;
    const plan = make();
    // The plan contains today's date, which would be wrong tomorrow.
    if (plan.filter.today === undefined && text.length <= longestText) this.plans.set(text, plan);
    return plan;
  }

  /**
   * Renders a page. The rows come from the database each time, so nothing here can be stale; but rows that have not
   * been written since they were last rendered are not serialized and hashed again, which is a quarter of the cost of a
   * list (docs/decisions/0004-list-read-cost.md).
   */
  render(key: ListKey, page: Page): WireList {
    const name = nameOf(key);
    const known = this.answers.get(name);
    if (known && isFresh(known, page)) return known.list;
    const { rows, next, total, excerpt } = page;
    const resource = resourceOf(key);
    const link = next && `<${resource}${key.spelling && '&'}cursor=${next()}>; rel="next"`;
    const tag = tagOf(listState(rows, `${resource} ${next !== undefined} ${total}`));
    const todos = rows.map((row) => (excerpt ? toExcerpt : toTodo)(row, key.origin));
    if (leastBytes(rows) > maxAnswerBytes) return { tag, link, todos };
    const list = { tag, link, todos: new SerializedJson(write(todos)) };
    this.answers.set(name, {
      list,
      rows: rows.map(({ id, version, updated }) => ({ id, version, written: momentOf(updated) })),
      more: next !== undefined,
      total,
      bytes: 2 * (list.todos.json.length + tag.length + (link?.length ?? 0)) + 3 * stringBytes + rowBytes * rows.length,
    });
    return list;
  }
}

function resourceOf({ origin, spelling }: ListKey): string {
  return `${origin}/todo?${spelling}`;
}

function nameOf(key: ListKey): string {
  return `${key.lists} ${resourceOf(key)} ${key.cursor}`;
}

/**
 * The time of a row's last write distinguishes it from a row of the same version in another history: a restored backup.
 */
function isFresh({ rows, more, total }: CachedAnswer, page: Page): boolean {
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

/** Lower bound of the bytes that caching these rows takes, so that no JSON is written for a page too large to cache. */
function leastBytes(rows: readonly TodoRow[]): number {
  return rows.reduce((sum, { title, content }) => sum + 2 * (title.length + content.length) + rowBytes, 0);
}
