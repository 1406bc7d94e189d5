import type { Label } from '@todo/shared/todos/label';
import { getUser } from '../../api/accounts';
import { listFilters } from '../../api/filters';
import { listLabels } from '../../api/labels';
import { getList, listInvites, listMembers } from '../../api/lists';
import { ApiError } from '../../api/sending/api-error';
import { idOf } from '../../server/forms/id';
import { type Loaded, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, withRefusal } from '../../server/refusal';
import { filterWords } from './filters/filter-words';
import type { TypedFilter } from './filters/filters-section';
import type { ListProps } from './list-page';
import { listRefusalOf } from './refusals';

type Extra = Partial<Pick<ListProps, 'link' | 'typed' | 'relabel'>> & { filter?: TypedFilter | null };

/**
 * /my/lists/<id>; without accounts, the list that everybody shares has the id 0. `save` is the query of a filter that is
 * to get a name.
 */
export const listRoute = page<ListProps>((context, { params, query: { save } }) => {
  const filter = typeof save === 'string' ? { id: null, name: '', query: save } : null;
  return loadListPage(context, listIdOf(params?.list), undefined, { filter });
});

/** The id of a list in a path. @throws ApiError `not-found` */
export function listIdOf(text: unknown): number {
  const id = text === '0' ? 0 : idOf(text);
  if (id !== undefined) return id;
  throw new ApiError({ status: 404, code: 'not-found', detail: 'no list has this address', request_id: '' });
}

/**
 * The settings of a list, with its members and invitations.
 * @param failed why a form of the page was rejected
 */
export async function loadListPage(
  context: PageContext,
  id: number,
  failed?: FailedSubmission,
  extra?: Extra,
): Promise<Loaded<ListProps>> {
  const { request } = context;
  const frame = { ...context.frame, here: `/my/lists/${id}` };
  const basis = { frame, link: null, typed: null, relabel: null, ...extra, filter: null };
  try {
    const { value: list } = await getList(request, id);
    const isShared = context.auth !== 'open' && !list.own;
    const [filters, labels, members, invites, user] = await Promise.all([
      listFilters(request, id),
      labelsOf(context, id),
      isShared ? listMembers(request, id) : undefined,
      isShared && list.role === 'owner' ? listInvites(request, id) : undefined,
      isShared ? getUser(request) : undefined,
    ]);
    const names = new Map(members?.value.map(({ id, name }) => [id, name]));
    const described = <T extends { query: string }>(filter: T) => ({
      ...filter,
      words: filterWords(filter.query, names),
    });
    const settings = {
      list,
      filters: filters.map(({ id, name, query }) => described({ id, name, query })),
      labels,
      members: members?.value ?? [],
      invites: invites?.value ?? [],
      me: user?.value.id ?? null,
    };
    const filter = extra?.filter ? described(extra.filter) : null;
    return { ...withRefusal(failed, { ...basis, settings, filter }), live: true };
  } catch (error) {
    return { ...withRefusal(failed ?? listRefusalOf(error, 'list'), { ...basis, settings: null }), live: true };
  }
}

/** Empty with an API of the release before, which knows no labels. */
async function labelsOf({ request }: PageContext, list: number): Promise<Label[]> {
  try {
    return (await listLabels(request, list)).value;
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return [];
    throw error;
  }
}
