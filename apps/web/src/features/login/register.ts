import { register } from '../../api/accounts';
import { ApiError } from '../../api/sending/api-error';
import { m } from '../../messages/messages';
import { pageWithForm } from '../../server/forms/form-page';
import { localPath } from '../../server/forms/local-path';
import { logInAt, page } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { freshPolicy } from '../../server/policy';
import { refusalOf, withRefusal } from '../../server/refusal';
import { formPage } from './form-page-behind-log-in';
import { beginSession } from './log-in-fields';
import { newPasswordOf } from './password/new-password';
import type { RegisterProps } from './register-page';

/** If the policy is unknown, the API decides when the form is sent. */
async function isOpen({ request }: PageContext): Promise<boolean> {
  const policy = await freshPolicy(request);
  return policy?.auth !== 'open' && policy?.registration !== 'closed';
}

const loadPage = page<RegisterProps>(async (context, { query }) => {
  if (!(await isOpen(context))) return 'not-found';
  const { frame } = context;
  return { props: { frame, name: '', next: localPath(String(query.next ?? '/')), refusal: null } };
});

const post = formPage<RegisterProps>({
  exists: isOpen,
  async act({ form, context, response, back }) {
    const { request, frame } = context;
    const credentials = { name: form.get('name') ?? '', password: newPasswordOf(form, request.requestId) };
    const taken = await register(request, credentials).then(
      () => undefined,
      (error) => error,
    );
    if (taken && !(taken instanceof ApiError && taken.code === 'name-taken')) throw taken;
    const inside = await beginSession(context, response, credentials).then(
      () => true,
      () => false,
    );
    // If the password fits, an earlier attempt created the account, and its response was lost.
    if (taken && !inside) throw taken;
    if (!inside) return { answer: {}, to: logInAt(back), flash: { text: m.account_made() } };
    return { answer: {}, flash: { text: m.welcome_account({ name: frame.account ?? '' }) } };
  },
  refuse: async ({ form, context, back }, error) =>
    withRefusal(refusalOf(error), { frame: context.frame, name: form.get('name') ?? '', next: back }),
});

/** /register */
export const registerRoute = pageWithForm(loadPage, post);
