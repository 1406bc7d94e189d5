import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@todo/shared/list-query';
import { Database, type Reader } from '../../database/database.js';
import { Kept } from '../../http/input/known-queries.js';
import { Searches } from '../search/searches.js';
import type { TodoRow } from '../todo.entity.js';
import { encodeCursor } from './cursor.js';
import { ListRepository } from './list.repository.js';
import { keysetOf } from './list-cut.js';
import { type ListRequest, nameOf, toListRequest } from './list-request.js';
import type { Statement } from './list-sql.js';
import { rowsOfPage } from './page-budget.js';

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

/** A list query with the statements that answer it. */
interface ListPlan extends ListRequest {
  /** Whose it is, if it has a cursor: that is its owner's. */
  owner: number | undefined;
  statements: readonly Statement[];
}

/** Lists of todos, page by page. */
@Injectable()
export class ListService {
  private readonly plans = new Kept<ListPlan>();
  private readonly searches = new Searches();

  constructor(
    private readonly db: Database,
    private readonly repository: ListRepository,
  ) {}

  /**
   * @throws AppError `invalid-parameter` when the cursor belongs to another list, `rate-limited` when too many searches
   *   of the owner wait already
   */
  async page(owner: number, query: ListQuery): Promise<Page> {
    const plan = this.planOf(owner, query);
    const { filter, order, limit, count, list, excerpt, spelling, statements } = plan;
    const read = async (reader: Reader): Promise<Page> => {
      const found = await this.repository.page(reader, owner, statements, limit + 1);
      const rows = found.slice(0, rowsOfPage(found, limit));
      const last = rows.at(-1);
      return {
        rows,
        excerpt,
        spelling,
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
    const kept = this.plans.get(query);
    if (kept && (kept.owner === undefined || kept.owner === owner)) return kept;
    const request = toListRequest(owner, query);
    const { filter, after } = request;
    const statements = this.repository.plan(filter, request);
    const plan = { ...request, statements, owner: after && owner };
    // A day that was `today` is not tomorrow.
    return filter.today === undefined ? this.plans.set(query, plan) : plan;
  }
}
