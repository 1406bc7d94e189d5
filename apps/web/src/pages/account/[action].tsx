import type { GetServerSideProps } from 'next';
import { accountPage } from '../../account/account-page';
import { accountActions } from '../../account/actions';
import { AccountPage, type AccountProps } from '../../components/account-page';
import { orLogIn } from '../../components/log-in-page';
import { formPage } from '../../forms/form-page';
import { refusalOf } from '../../visit/refusal';

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
