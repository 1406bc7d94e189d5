import type { Member } from '@todo/shared/lists/member';
import { listMembers } from '../../api/lists';
import type { PageContext } from '../../server/page-context';

/** Who is in a list; nobody where there are no accounts, and where they cannot be had: a page is worth more than names. */
export async function membersOf({ request, auth }: PageContext, list: number | undefined): Promise<Member[]> {
  if (list === undefined || auth === 'open') return [];
  return listMembers(request, list).then(
    ({ value }) => value,
    () => [],
  );
}
