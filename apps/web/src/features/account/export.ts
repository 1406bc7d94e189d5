import { getUser } from '../../api/accounts';
import { passThrough } from '../../api/pass-through';
import { page } from '../../server/page';
import { refusalOf, withRefusal } from '../../server/refusal';
import type { FailedProps } from '../../ui/pages/failed-page';

/** /account/export: everything that is stored about the account, as a file. */
export const exportRoute = page<FailedProps>(async ({ auth, request, frame }, { req, res }) => {
  if (auth === 'open') return 'not-found';
  try {
    // Redirects to the log-in if that is needed; a file could not say so.
    await getUser(request);
  } catch (error) {
    return withRefusal(refusalOf(error), { frame });
  }
  await passThrough(req, res, '/users/me/export', {
    authorization: `Bearer ${request.sessionToken}`,
    'consistency-token': request.consistencyToken ?? '',
  });
  return 'answered';
});
