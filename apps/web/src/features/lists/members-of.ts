import type { Member } from '@todo/shared/lists/member';
import { listMembers } from '../../api/lists';
import type { PageContext } from '../../server/page-context';

/** The members of a list; empty without accounts, and if they cannot be loaded: the page then has no names. */
export async function membersOf({ request, auth }: PageContext, list: number | undefined): Promise<Member[]> {
  if (list === undefined || auth === 'open') return [];
  return listMembers(request, list).then(
    ({ value }) => value,
    () => [],
  );
}
