import { getUser } from '../../api/accounts';
import { passThrough } from '../../api/sending/pass-through';
import { page } from '../../server/page';
import { refusalOf, withRefusal } from '../../server/refusal';
import type { FailedProps } from '../../ui/pages/failed-page';

/** /account/export: downloads everything that is stored about the account. */
export const exportRoute = page<FailedProps>(async ({ auth, request, frame }, { req, res }) => {
  if (auth === 'open') return 'not-found';
  try {
    // Redirects to the log-in if there is no session; once the download has begun, that is impossible.
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
