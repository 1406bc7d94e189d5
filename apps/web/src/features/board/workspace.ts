import type { Status, Todo } from '@todo/shared/todos/todo';
import type { ApiResponse } from '../../api/sending/request';
import { type ListFilter, listTodos } from '../../api/todos';
import type { PageContext } from '../../server/page-context';
import type { Card, CardList } from '../../ui/card';
import { toCard } from '../../ui/to-card';
import { oldestOf } from '../live/positions';
import { countCards } from './filtering/count';
import { type Counts, type Filter, hrefOf, isFiltered, listStatuses } from './filtering/filter';
import { filterOf } from './filtering/filter-of';
import { loadPlace } from './lists/load-place';
import type { Place } from './lists/place';
import { dayFor, loadMonth } from './month/load-month';
import { barOf } from './selection/load-bar';

/** Maximum number of active todos on a board; the list view has the others. */
const boardRows = 200;
const doneRows = 20;
const listRows = 50;

export interface Workspace {
  filter: Filter;
  place: Place;
  lists: CardList[];
  /** The counts of the filters. */
  counts: Counts;
  /** null where the visitor's zone is not known */
  today: string | null;
  /** The day by which the month is chosen, also if the time zone is unknown. */
  rendered: string;
  /** Positions of the lists, `<list>:<seq>`, comma-separated; null if the API does not send any. */
  position: string | null;
  /** No filter is on, and this is the first page. */
  isWhole: boolean;
  /** The cards have checkboxes for a selection. */
  selecting: boolean;
  /** HTML of the selection's bar, until JavaScript takes over; empty without a selection. */
  bar: string;
}

/** A workspace without todos, for when they cannot be loaded. */
export function emptyWorkspace(context: PageContext, search: URLSearchParams): Workspace {
  const filter = filterOf(search);
  const { view, sort } = filter;
  const isWhole = view === 'board' && !isFiltered(filter) && !sort && !search.has('cursor');
  const place = { choices: [], people: {}, isShared: false, saved: [] };
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

/** Loads everything that the board or list view shows, in parallel requests. */
export async function loadWorkspace(context: PageContext, search: URLSearchParams): Promise<Workspace> {
  const workspace = emptyWorkspace(context, search);
  const { filter } = workspace;
  const { list: shown, q, due, assignee, priority, label } = filter;
  const asked = { list: shown, q, due, assignee, priority, label, tz: (due || q) && (context.timeZone ?? 'UTC') };
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
  if (workspace.selecting) workspace.bar = barOf(context.frame, workspace.place, workspace.lists);
  workspace.position = oldestOf(answers.map(({ position }) => position));
  workspace.counts = countCards(workspace.lists, filter, context.today) ?? (await loadCounts(context, filter));
  return workspace;
}

/** GET /todo, recording the position in each response. */
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

/** Loads the two active columns separately, if they are too long for one response. */
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

/** Requests each count, if the page does not show every todo that they include. */
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
