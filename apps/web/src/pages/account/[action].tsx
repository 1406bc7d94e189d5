import type { GetServerSideProps } from 'next';
import { AccountPage, type AccountProps } from '../../features/account/account-page';
import { accountActions } from '../../features/account/actions';
import { accountPage } from '../../features/account/load-account';
import { orLogIn } from '../../features/login/log-in-page';
import { formPage } from '../../server/forms/form-page';
import { refusalOf } from '../../server/refusal';

export default orLogIn(AccountPage);

/** Names of the API for fields that have another one here, because the page has several forms. */
const fieldNames: Record<string, Record<string, string>> = {
  'create-token': { name: 'token_name' },
  delete: { current_password: 'delete_password' },
};

export const getServerSideProps: GetServerSideProps = async (context) => {
  const action = String(context.params?.action);
  const act = accountActions.get(action);
  if (!act) return { notFound: true };
  const form = formPage<AccountProps>(
    {
      exists: ({ auth }) => auth !== 'open',
      act: (post) => act(post, context.res),
      refuse: ({ visit, form }, error) => {
        const { refusal, ...answer } = refusalOf(error);
        const fields = refusal.fields.map((field) => ({
          ...field,
          name: fieldNames[action]?.[field.name] ?? field.name,
        }));
        const typed = {
          name: form.get('token_name') ?? '',
          scope: form.get('scope') ?? 'write',
          newest: answer.status >= 500 ? form.get('newest') : null,
        };
        return accountPage(
          visit,
          { ...answer, refusal: { ...refusal, fields } },
          { typed, revoke: form.has('revoke_tokens') },
        );
      },
    },
    () => '/account',
  );
  return form(context);
};
