import { Status, type Todo } from '@todo/shared/todos/todo';
import type { ApiResponse } from '../../api/request';
import { type ListFilter, listTodos } from '../../api/todos';
import type { PageContext } from '../../server/page-context';
import type { Card, CardList } from '../../ui/card';
import { viewOf } from '../../ui/list-names';
import { toCard } from '../../ui/to-card';
import { oldestOf } from '../live/positions';
import { countCards } from './filtering/count';
import { type Counts, type Filter, hrefOf, isFiltered, listStatuses } from './filtering/filter';
import { loadPlace } from './lists/load-place';
import type { Place } from './lists/place';
import { dayFor, loadMonth } from './month/load-month';
import { barOf } from './selection/load-bar';

/** Active todos that a board shows at once; the list view has the others. */
const boardRows = 200;
const doneRows = 20;
const listRows = 50;

export interface Workspace {
  filter: Filter;
  place: Place;
  lists: CardList[];
  /** Numbers of the chips. */
  counts: Counts;
  /** null where the visitor's zone is not known */
  today: string | null;
  /** The day by which the month was chosen, also where the zone is not known. */
  rendered: string;
  /** How far the lists have come, `<list>:<seq>`, several joined by commas; null where the API does not say. */
  position: string | null;
  /** Nothing is filtered out, and this is the first page. */
  isWhole: boolean;
  /** The cards have boxes to choose several. */
  selecting: boolean;
  /** HTML of what can be done with them, for as long as no script has taken over; empty where nothing is chosen. */
  bar: string;
}

/** The filter in an address; a value that the API does not know is left for it to refuse. */
export function filterOf(search: URLSearchParams): Filter {
  return {
    view: viewOf(search.get('view')),
    month: search.get('month') ?? '',
    list: search.get('list') ?? '',
    assignee: search.get('assignee') ?? '',
    priority: search.getAll('priority').filter(Boolean).join(','),
    label: search.getAll('label').filter(Boolean).join(),
    q: search.get('q')?.trim() ?? '',
    due: search.get('due') ?? '',
    status: search.getAll('status').filter(Boolean).join(','),
    sort: search.get('sort') ?? '',
    column: Status.safeParse(search.get('column')).data ?? 'TODO',
  };
}

/** A workspace without its todos, for when they cannot be had. */
export function emptyWorkspace(context: PageContext, search: URLSearchParams): Workspace {
  const filter = filterOf(search);
  const { view, sort } = filter;
  const isWhole = view === 'board' && !isFiltered(filter) && !sort && !search.has('cursor');
  const place = { choices: [], people: {}, isShared: false };
  const selecting = search.has('select');
  return {
    filter,
    place,
    lists: [],
    counts: {},
    today: context.today,
    rendered: dayFor(context),
    position: null,
    isWhole,
    selecting,
    bar: '',
  };
}

/** Everything the board or the list view shows, in one round of calls. */
export async function loadWorkspace(context: PageContext, search: URLSearchParams): Promise<Workspace> {
  const workspace = emptyWorkspace(context, search);
  const { filter } = workspace;
  const { list: shown, q, due, assignee, priority, label } = filter;
  const asked = { list: shown, q, due, assignee, priority, label, tz: due && (context.timeZone ?? 'UTC') };
  const answers: ApiResponse<Todo[]>[] = [];
  const list: typeof listTodos = async (...asking) => {
    const answer = await listTodos(...asking);
    answers.push(answer);
    return answer;
  };
  const cards = async () => {
    if (filter.view === 'month') return [await loadMonth(list, context, filter, asked)];
    return filter.view === 'list'
      ? [await loadList(list, context, filter, asked, search)]
      : loadBoard(list, context, filter, asked);
  };
  [workspace.lists, workspace.place] = await Promise.all([cards(), loadPlace(context, shown)]);
  if (workspace.selecting) workspace.bar = barOf(context.frame, workspace.place);
  workspace.position = oldestOf(answers.map(({ position }) => position));
  workspace.counts = countCards(workspace.lists, filter, context.today) ?? (await loadCounts(context, filter));
  return workspace;
}

/** GET /todo, which notes how far each answer has come. */
type ListTodos = typeof listTodos;

async function loadList(
  list: ListTodos,
  context: PageContext,
  filter: Filter,
  asked: ListFilter,
  search: URLSearchParams,
): Promise<CardList> {
  const cursor = search.get('cursor') ?? undefined;
  const query = { ...asked, status: listStatuses(filter), sort: filter.sort || 'due', cursor };
  const answer = await list(context.request, query, { limit: listRows, count: true });
  return toList('ALL', answer, hrefOf({ ...filter, cursor: answer.next }));
}

async function loadBoard(
  list: ListTodos,
  context: PageContext,
  filter: Filter,
  asked: ListFilter,
): Promise<CardList[]> {
  const { request } = context;
  const doneFilter = { ...asked, status: 'DONE', sort: '-updated' };
  const activeFilter = { ...asked, status: 'TODO,PROGRESS', sort: 'order' };
  const [active, done] = await Promise.all([
    list(request, activeFilter, { limit: boardRows }),
    list(request, doneFilter, { limit: doneRows, count: true }),
  ]);
  const older = hrefOf({ ...filter, view: 'list', status: 'DONE', sort: '-updated', cursor: done.next });
  const doneList = toList('DONE', done, older);
  if (active.next !== undefined) return [...(await loadLongColumns(list, context, filter, asked)), doneList];
  const columns = (['TODO', 'PROGRESS'] as const).map((key): CardList => {
    const cards = active.value.filter((todo) => todo.status === key).map(toCard);
    return { key, cards, total: cards.length, more: null };
  });
  return [...columns, doneList];
}

/** The two active columns one by one, where they are too long to be read together. */
function loadLongColumns(
  list: ListTodos,
  context: PageContext,
  filter: Filter,
  asked: ListFilter,
): Promise<CardList[]> {
  return Promise.all(
    (['TODO', 'PROGRESS'] as const).map(async (key) => {
      const query = { ...asked, status: key, sort: 'order' };
      const answer = await list(context.request, query, { limit: boardRows, count: true });
      return toList(key, answer, hrefOf({ ...filter, view: 'list', status: key, sort: 'order', cursor: answer.next }));
    }),
  );
}

function toList(key: Status | 'ALL', answer: ApiResponse<Todo[]>, more: string): CardList {
  const cards: Card[] = answer.value.map(toCard);
  return { key, cards, total: answer.total ?? cards.length, more: answer.next === undefined ? null : more };
}

/** Each number by itself, where the page does not show everything that it counts. */
async function loadCounts(
  { request, timeZone, today }: PageContext,
  { list, assignee, priority, label }: Filter,
): Promise<Counts> {
  const count = async (due: string) => {
    if (today === null && due !== 'none') return undefined;
    const filter = { list, assignee, priority, label, status: 'TODO,PROGRESS', due, tz: timeZone ?? 'UTC' };
    return (await listTodos(request, filter, { limit: 1, count: true })).total;
  };
  const [late, now, none] = await Promise.all(['overdue', 'today', 'none'].map(count));
  return { overdue: late, today: now, none };
}
