import { Injectable } from '@nestjs/common';
import type { ListQuery } from '@todo/shared/todos/list-query';
import { TodoList } from '@todo/shared/todos/todo';
import { Database, type Reader } from '../../database/database.js';
import { Journal } from '../../journal/journal.service.js';
import { SerializedJson } from '../../json/serialized-json.js';
import { compileSerializer } from '../../json/serializer.js';
import type { OneList, ReadLists } from '../../lists/access/in-list.js';
import { Searches } from '../search/searches.js';
import { toExcerpt, toTodo } from '../todo.mapper.js';
import { AnswerCache, type KnownAnswer, type ListAnswer, type RenderedPage } from './answer-cache.js';
import { encodeCursor } from './cursor.js';
import { ListRepository, type Match } from './list.repository.js';
import { keysetOf, type ListFilter } from './list-cut.js';
import { type ListQuestion, questionOf, resourceOf } from './list-question.js';
import { nameOf, toListRequest } from './list-request.js';
import { tagOfAnswer, tagOfState } from './list-tag.js';
import type { ListPlan, Page } from './page.js';
import { rowsOfPage } from './page-budget.js';
import { PlanCache } from './plan-cache.js';

const write = compileSerializer(TodoList);

/** Lists of todos, page by page. */
@Injectable()
export class ListService {
  private readonly searches = new Searches();

  constructor(
    private readonly db: Database,
    private readonly repository: ListRepository,
    private readonly journal: Journal,
    private readonly plans: PlanCache,
    private readonly answers: AnswerCache,
  ) {}

  /**
   * Answers a question to some lists: from memory, after reading their numbers, while nobody has written to them.
   * @param text the query string as it stands in the URL, the key under which its plan is cached
   * @param isKnown whether the client has the answer with this tag
   * @returns the tag alone for an answer that the client has, and that is not in memory
   * @throws AppError `invalid-parameter` when the cursor belongs to another list, `rate-limited` when too many searches
   *   of the account are queued
   */
  async answer(
    lists: ReadLists,
    query: ListQuery,
    text: string,
    origin: string,
    isKnown: (tag: string) => boolean,
  ): Promise<ListAnswer | KnownAnswer> {
    const plan = this.plans.plan(text, lists, () => this.planOf(lists, query));
    const asked: ListQuestion = { origin, cursor: query.cursor };
    const question = questionOf(lists, asked, plan);
    const read = async (reader: Reader) => {
      // On the connection that would read the rows, so that a replica answers what it has. The state comes first: rows
      // may be newer than it, and are then read again under the next one, but never older.
      const { name, position } = await this.journal.stateOf(reader, lists.ids);
      if (!this.db.journalsEveryWrite) {
        const rendered = render(await this.page(reader, lists, plan), asked, plan);
        return { ...rendered, position, tag: tagOfAnswer(rendered) };
      }
      const cached = this.answers.get(question, name);
      if (cached) return cached;
      const tag = tagOfState(question, name);
      if (isKnown(tag)) return { tag, position };
      const answer = { ...render(await this.page(reader, lists, plan), asked, plan), position, tag };
      this.answers.set(question, name, answer);
      return answer;
    };
    if (plan.filter.search === undefined) return this.db.reads(read);
    return this.searches.run(lists.account, () => this.db.searches(read));
  }

  private async page(reader: Reader, lists: ReadLists, plan: ListPlan): Promise<Page> {
    const { filter, order, limit, count, list, statements } = plan;
    const found = await this.repository.page(reader, lists, statements, limit + 1);
    const rows = found.slice(0, rowsOfPage(found, limit));
    if (plan.excerpt) await this.repository.tally(reader, lists, rows);
    const last = rows.at(-1);
    const hasMore = rows.length < found.length && last !== undefined;
    return {
      rows,
      next: hasMore ? encodeCursor(keysetOf(last, order), nameOf(lists.name, list)) : undefined,
      total: count ? await this.repository.count(reader, lists, filter) : undefined,
    };
  }

  /**
   * The todos that a filter by text selects now, for a write that follows; undefined for a filter without a text, which
   * the write evaluates itself.
   * @throws AppError `rate-limited` when too many searches of the account are queued
   */
  async matches(list: OneList, filter: ListFilter): Promise<Match[] | undefined> {
    if (filter.search === undefined) return undefined;
    const find = (reader: Reader) => this.repository.find(reader, list, filter);
    return this.searches.run(list.account, () => this.db.searchesLatest(find));
  }

  private planOf(lists: ReadLists, query: ListQuery): ListPlan {
    const request = toListRequest(lists, query);
    const statements = this.repository.plan(lists.ids.length, request.filter, request);
    return { ...request, statements, listCount: lists.ids.length, lists: request.after && lists.name };
  }
}

function render({ rows, next, total }: Page, question: ListQuestion, plan: ListPlan): RenderedPage {
  const link = next && `<${resourceOf(question, plan)}${plan.spelling && '&'}cursor=${next}>; rel="next"`;
  const todos = rows.map((row) => (plan.excerpt ? toExcerpt : toTodo)(row, question.origin));
  return { link, total, todos: new SerializedJson(write(todos)) };
}
