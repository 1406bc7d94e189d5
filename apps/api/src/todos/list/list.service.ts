import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@todo/shared/todos/list-query';
import { Database, type Reader } from '../../database/database.js';
import { Journal } from '../../journal/journal.service.js';
import type { ReadLists } from '../../lists/access/in-list.js';
import { Searches } from '../search/searches.js';
import { encodeCursor } from './cursor.js';
import { ListRepository } from './list.repository.js';
import { ListCache } from './list-cache.js';
import { keysetOf } from './list-cut.js';
import { nameOf, toListRequest } from './list-request.js';
import type { ListPlan, Page } from './page.js';
import { rowsOfPage } from './page-budget.js';

/** Lists of todos, page by page. */
@Injectable()
export class ListService {
  private readonly searches = new Searches();

  constructor(
    private readonly db: Database,
    private readonly repository: ListRepository,
    private readonly cache: ListCache,
    private readonly journal: Journal,
  ) {}

  /**
   * @param text the query string as it stands in the URL, the key under which its plan is cached
   * @throws AppError `invalid-parameter` when the cursor belongs to another list, `rate-limited` when too many searches
   *   of the account are queued
   */
  async page(lists: ReadLists, query: ListQuery, text: string): Promise<Page> {
    const plan = this.cache.plan(text, lists, () => this.planOf(lists, query));
    const { filter, order, limit, count, list, excerpt, spelling, statements } = plan;
    const read = async (reader: Reader): Promise<Page> => {
      // Before the rows: what is committed in between is in both, and never in none of them.
      const numbers = await this.journal.newestOf(reader, lists.ids);
      const found = await this.repository.page(reader, lists, statements, limit + 1);
      const rows = found.slice(0, rowsOfPage(found, limit));
      const last = rows.at(-1);
      return {
        rows,
        excerpt,
        spelling,
        position: lists.ids.map((id) => `${id}:${numbers.get(id) ?? 0}`).join(),
        next:
          rows.length < found.length && last
            ? () => encodeCursor(keysetOf(last, order), nameOf(lists.name, list))
            : undefined,
        total: count ? await this.repository.count(reader, lists, filter) : undefined,
      };
    };
    if (filter.search === undefined) return this.db.reads(read);
    return this.searches.run(lists.account, () => this.db.searches(read));
  }

  private planOf(lists: ReadLists, query: ListQuery): ListPlan {
    const request = toListRequest(lists, query);
    const statements = this.repository.plan(lists.ids.length, request.filter, request);
    return { ...request, statements, listCount: lists.ids.length, lists: request.after && lists.name };
  }
}
