import type { List } from '@todo/shared/lists/list';
import type { Member } from '@todo/shared/lists/member';
import type { Status, Todo } from '@todo/shared/todos/todo';
import { listLists, listMembers } from '../../api/lists';
import type { ApiResponse } from '../../api/request';
import { type ListFilter, listTodos } from '../../api/todos';
import { idOf } from '../../server/forms/id';
import type { PageContext } from '../../server/page-context';
import type { Card, CardList } from '../../ui/card';
import { toCard } from '../../ui/to-card';
import type { Filter } from './filter';

/** Active todos that a board shows at once; the list view has the others. */
const boardRows = 200;
const doneRows = 20;
const listRows = 50;

export interface Workspace {
  filter: Filter;
  /** Lists of the visitor, to switch between; empty where they cannot be had. */
  choices: List[];
  /** Members of the list, by whom a todo can be done. */
  members: Member[];
  lists: CardList[];
  /** null where the visitor's zone is not known */
  today: string | null;
}

/** The filter in an address; a value that the API does not know is left for it to refuse. */
export function filterOf(search: URLSearchParams): Filter {
  return {
    view: search.get('view') === 'list' ? 'list' : 'board',
    list: search.get('list') ?? '',
    q: search.get('q')?.trim() ?? '',
    due: search.get('due') ?? '',
    status: search.getAll('status').filter(Boolean).join(','),
    sort: search.get('sort') ?? '',
  };
}

/** A workspace without its todos, for when they cannot be had. */
export function emptyWorkspace(context: PageContext, search: URLSearchParams): Workspace {
  return { filter: filterOf(search), choices: [], members: [], lists: [], today: context.today };
}

/** Everything the board or the list view shows, in one round of calls. */
export async function loadWorkspace(context: PageContext, search: URLSearchParams): Promise<Workspace> {
  const workspace = emptyWorkspace(context, search);
  const { filter } = workspace;
  const asked = { list: filter.list, q: filter.q, due: filter.due, tz: filter.due && (context.timeZone ?? 'UTC') };
  const cards = async () =>
    filter.view === 'list' ? [await loadList(context, filter, asked, search)] : loadBoard(context, filter, asked);
  const [lists, choices, members] = await Promise.all([cards(), loadChoices(context), loadMembers(context, filter)]);
  return { ...workspace, lists, choices, members };
}

/** The board is worth more than the way to another one. */
async function loadChoices({ request }: PageContext): Promise<List[]> {
  return listLists(request).then(
    ({ value }) => value,
    () => [],
  );
}

async function loadMembers({ request, auth }: PageContext, { list }: Filter): Promise<Member[]> {
  const id = idOf(list);
  if (id === undefined || auth === 'open') return [];
  return listMembers(request, id).then(
    ({ value }) => value,
    () => [],
  );
}

async function loadList(
  context: PageContext,
  filter: Filter,
  asked: ListFilter,
  search: URLSearchParams,
): Promise<CardList> {
  const status = filter.status || 'ALL';
  const cursor = search.get('cursor') ?? undefined;
  const query = { ...asked, status, sort: filter.sort, cursor };
  const answer = await listTodos(context.request, query, { limit: listRows, count: true });
  return toList('ALL', answer, linkTo({ ...filter, cursor: answer.next }));
}

async function loadBoard(context: PageContext, filter: Filter, asked: ListFilter): Promise<CardList[]> {
  const { request } = context;
  const doneFilter = { ...asked, status: 'DONE', sort: '-updated' };
  const activeFilter = { ...asked, status: 'TODO,PROGRESS', sort: 'order' };
  const [active, done] = await Promise.all([
    listTodos(request, activeFilter, { limit: boardRows }),
    listTodos(request, doneFilter, { limit: doneRows, count: true }),
  ]);
  const older = linkTo({ ...filter, view: 'list', status: 'DONE', sort: '-updated', cursor: done.next });
  const doneList = toList('DONE', done, older);
  if (active.next !== undefined) return [...(await loadLongColumns(context, filter, asked)), doneList];
  const columns = (['TODO', 'PROGRESS'] as const).map((key): CardList => {
    const cards = active.value.filter((todo) => todo.status === key).map(toCard);
    return { key, cards, total: cards.length, more: null };
  });
  return [...columns, doneList];
}

/** The two active columns one by one, where they are too long to be read together. */
function loadLongColumns(context: PageContext, filter: Filter, asked: ListFilter): Promise<CardList[]> {
  return Promise.all(
    (['TODO', 'PROGRESS'] as const).map(async (key) => {
      const query = { ...asked, status: key, sort: 'order' };
      const answer = await listTodos(context.request, query, { limit: boardRows, count: true });
      return toList(key, answer, linkTo({ ...filter, view: 'list', status: key, sort: 'order', cursor: answer.next }));
    }),
  );
}

function toList(key: Status | 'ALL', answer: ApiResponse<Todo[]>, more: string): CardList {
  const cards: Card[] = answer.value.map(toCard);
  return { key, cards, total: answer.total ?? cards.length, more: answer.next === undefined ? null : more };
}

function linkTo(parts: Partial<Filter> & { cursor: string | undefined }): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) search.set(name, value);
  return `/?${search}`;
}
