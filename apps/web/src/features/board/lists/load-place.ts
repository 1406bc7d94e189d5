import { listFilters } from '../../../api/filters';
import { listLists } from '../../../api/lists';
import type { PageContext } from '../../../server/page-context';
import { listName } from '../../../ui/list-names';
import { membersOf } from '../../lists/members-of';
import { hrefOf } from '../filtering/filter';
import { filterOf } from '../filtering/filter-of';
import { isShown, type Person, type Place, type SavedFilter } from './place';

/**
 * Loads the visitor's lists and the people in them. If that fails, the board is shown without their names.
 * @param shown the list as in the address: an id, `ALL`, or empty for the visitor's own list
 */
export async function loadPlace(context: PageContext, shown: string): Promise<Place> {
  const lists = await listLists(context.request).then(
    ({ value }) => value,
    () => [],
  );
  const onBoard = lists.filter((list) => shown === 'ALL' || isShown(list, shown));
  const shared = onBoard.filter(({ members }) => members > 1);
  const [only, ...others] = onBoard;
  const saved = only && others.length === 0 && shown !== 'ALL' ? savedOf(context, only.id, shown) : [];
  const people = await Promise.all(
    shared.map(async ({ id }): Promise<[number, Person[]]> => {
      const members = await membersOf(context, id);
      return [id, members.map(({ id, name }) => ({ id, name }))];
    }),
  );
  return {
    choices: lists.map((list) => ({
      id: list.id,
      name: listName(list),
      own: list.own,
      writable: list.role !== 'viewer',
    })),
    people: Object.fromEntries(people),
    isShared: shared.length > 0,
    saved: await saved,
  };
}

async function savedOf({ request }: PageContext, id: number, list: string): Promise<SavedFilter[]> {
  const filters = await listFilters(request, id).catch(() => []);
  return filters.map(({ id, name, query }) => ({
    id,
    name,
    href: hrefOf({ ...filterOf(new URLSearchParams(query)), list }),
  }));
}
