import { getUser } from '../../api/accounts';
import { passThrough } from '../../api/pass-through';
import { page } from '../../server/page';
import { refusalOf } from '../../server/refusal';
import { FailedPage, type FailedProps } from '../../ui/pages/failed-page';

export default FailedPage;

/** Everything that is stored of the account, as a file. */
export const getServerSideProps = page<FailedProps>(async ({ auth, caller, frame }, { req, res }) => {
  if (auth === 'open') return 'not-found';
  try {
    // Who must log in first is led there; the file itself could not say it.
    await getUser(caller);
  } catch (error) {
    const { refusal, ...answer } = refusalOf(error);
    return { ...answer, props: { frame, refusal } };
  }
  await passThrough(req, res, '/users/me/export', {
    authorization: `Bearer ${caller.bearer}`,
    'consistency-token': caller.token ?? '',
  });
  return 'answered';
});
