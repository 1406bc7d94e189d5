import { getUser } from '../../api/accounts';
import { passThrough } from '../../api/pass-through';
import { FailedPage, type FailedProps } from '../../components/failed-page';
import { page } from '../../visit/page';
import { refusalOf } from '../../visit/refusal';

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
