import type { GetServerSideProps } from 'next';
import { register } from '../api/accounts';
import { ApiError } from '../api/api-error';
import { beginSession } from '../features/login/log-in-fields';
import { newPasswordOf } from '../features/login/password/new-password';
import { RegisterPage, type RegisterProps } from '../features/login/register-page';
import { formPage } from '../server/forms/form-page';
import { localPath } from '../server/forms/local-path';
import { logInAt, page } from '../server/page';
import type { Visit } from '../server/page-context';
import { freshPolicy } from '../server/policy';
import { refusalOf } from '../server/refusal';

export default RegisterPage;

/** Where the API has never said, it says so when the form is sent. */
async function isOpen({ caller }: Visit): Promise<boolean> {
  const policy = await freshPolicy(caller);
  return policy?.auth !== 'open' && policy?.registration !== 'closed';
}

const look = page<RegisterProps>(async (visit, { query }) => {
  if (!(await isOpen(visit))) return 'not-found';
  const { frame } = visit;
  return { props: { frame, name: '', next: localPath(String(query.next ?? '/')), refusal: null } };
});

const post: GetServerSideProps = (context) =>
  formPage<RegisterProps>({
    exists: isOpen,
    async act({ form, visit, back }) {
      const credentials = { name: form.get('name') ?? '', password: newPasswordOf(form, visit.caller.requestId) };
      const taken = await register(visit.caller, credentials).then(
        () => undefined,
        (error) => error,
      );
      if (taken && !(taken instanceof ApiError && taken.code === 'name-taken')) throw taken;
      const inside = await beginSession(visit, context.res, credentials).then(
        () => true,
        () => false,
      );
      // Whom the password lets in has the name: an earlier try has made the account, and its answer was lost.
      if (taken && !inside) throw taken;
      if (!inside) return { answer: {}, to: logInAt(back), flash: { text: 'Your account is made: log in.' } };
      return { answer: {}, flash: { text: `Welcome, ${visit.frame.account}. This list is yours alone.` } };
    },
    async refuse({ form, visit, back }, error) {
      const { refusal, ...answer } = refusalOf(error);
      return { ...answer, props: { frame: visit.frame, name: form.get('name') ?? '', next: back, refusal } };
    },
  })(context);

export const getServerSideProps: GetServerSideProps = (context) =>
  context.req.method === 'POST' ? post(context) : look(context);
