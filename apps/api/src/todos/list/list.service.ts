import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@todo/shared/todos/list-query';
import { Database, type Reader } from '../../database/database.js';
import { Journal } from '../../journal/journal.service.js';
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
   *   of the owner are queued
   */
  async page(owner: number, query: ListQuery, text: string): Promise<Page> {
    const plan = this.cache.plan(text, owner, () => this.planOf(owner, query));
    const { filter, order, limit, count, list, excerpt, spelling, statements } = plan;
    const read = async (reader: Reader): Promise<Page> => {
      // Before the rows: what is committed in between is in both, and never in none of them.
      const seq = await this.journal.newest(reader, owner);
      const found = await this.repository.page(reader, owner, statements, limit + 1);
      const rows = found.slice(0, rowsOfPage(found, limit));
      const last = rows.at(-1);
      return {
        rows,
        excerpt,
        spelling,
        position: `${owner}:${seq}`,
        next:
          rows.length < found.length && last
            ? () => encodeCursor(keysetOf(last, order), nameOf(owner, list))
            : undefined,
        total: count ? await this.repository.count(reader, owner, filter) : undefined,
      };
    };
    return filter.search === undefined ? this.db.reads(read) : this.searches.run(owner, () => this.db.searches(read));
  }

  private planOf(owner: number, query: ListQuery): ListPlan {
    const request = toListRequest(owner, query);
    const statements = this.repository.plan(request.filter, request);
    return { ...request, statements, owner: request.after && owner };
  }
}
