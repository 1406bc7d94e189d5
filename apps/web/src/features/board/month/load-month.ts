import { addDays, type Day } from '@todo/shared/dates/day';
import type { Todo } from '@todo/shared/todos/todo';
import type { ApiResponse } from '../../../api/sending/request';
import type { ListFilter, listTodos } from '../../../api/todos';
import type { PageContext } from '../../../server/page-context';
import type { CardList } from '../../../ui/card';
import { toCard } from '../../../ui/to-card';
import { type Filter, hrefOf } from '../filtering/filter';
import { loadMonthParts } from './lazy-parts';
import { monthOf } from './month';

/** Todos of one page of the API, and pages that are read for one month. */
const pageRows = 200;
const mostPages = 5;

/** Today where the zone of the visitor is known, and else the day of UTC. */
export function dayFor({ today }: PageContext): Day {
  return today ?? new Date().toISOString().slice(0, 10);
}

/**
 * The todos of a month, done ones too, in one list: each says its day.
 * @param asked the filter without its days
 */
export async function loadMonth(
  list: typeof listTodos,
  context: PageContext,
  filter: Filter,
  asked: ListFilter,
): Promise<CardList> {
  await loadMonthParts();
  const { days } = monthOf(filter.month, dayFor(context));
  const [first, last] = [days[0] as Day, days.at(-1) as Day];
  const due = daysOf(filter.due, first, last, dayFor(context));
  if (due === undefined) return { key: 'ALL', cards: [], total: 0, more: null };
  const isLate = filter.due === 'overdue';
  const status = filter.status || (isLate ? 'TODO,PROGRESS' : 'TODO,PROGRESS,DONE');
  const query = { ...asked, due, status, sort: 'due' };
  const todos: Todo[] = [];
  let answer: ApiResponse<Todo[]> | undefined;
  for (let page = 0; page < mostPages && (page === 0 || answer?.next !== undefined); page++) {
    answer = await list(context.request, { ...query, cursor: answer?.next }, { limit: pageRows });
    todos.push(...answer.value);
  }
  const more = answer?.next === undefined ? null : hrefOf({ ...filter, view: 'list', month: '', due, status });
  return { key: 'ALL', cards: todos.map(toCard), total: todos.length, more };
}

/** What a filter by date leaves of a month, as the API names it; undefined where nothing is left. */
function daysOf(filter: string, first: Day, last: Day, today: Day): string | undefined {
  const [from, to] = [filter === 'today' ? today : first, filter === 'overdue' ? addDays(today, -1) : last];
  if (filter === 'none' || (filter === 'today' && (today < first || today > last)) || to < from) return undefined;
  if (filter === 'today') return `${today}..${today}`;
  if (filter === '' || filter === 'overdue') return `${from}..${to < last ? to : last}`;
  // A day or days of the address, or what the API refuses.
  return filter;
}
