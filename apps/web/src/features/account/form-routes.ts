import type { GetServerSideProps } from 'next';
import { refusalOf } from '../../server/refusal';
import { formPage } from '../login/form-page-behind-log-in';
import type { LogInProps } from '../login/log-in-page';
import type { AccountProps } from './account-page';
import { type AccountAction, accountActions } from './actions';
import { loadAccountPage } from './load-account';

/** Fields whose names differ from the API's, because the page has several forms. */
const fieldNames: Record<string, Record<string, string>> = {
  'create-token': { name: 'token_name' },
  delete: { current_password: 'delete_password' },
};

type Props = AccountProps | LogInProps | Record<string, never>;

const routes = new Map([...accountActions].map(([name, act]) => [name, formRoute(name, act)]));

/** /account/<action> */
export const accountFormRoute: GetServerSideProps<Props> = async (next) =>
  routes.get(String(next.params?.action))?.(next) ?? { notFound: true };

function formRoute(name: string, act: AccountAction): GetServerSideProps<Props> {
  return formPage<AccountProps>(
    {
      exists: ({ auth }) => auth !== 'open',
      act,
      refuse: ({ context, form }, error) => {
        const failed = refusalOf(error);
        const fields = failed.refusal.fields.map((field) => ({
          ...field,
          name: fieldNames[name]?.[field.name] ?? field.name,
        }));
        const typed = {
          name: form.get('token_name') ?? '',
          scope: form.get('scope') ?? 'write',
          newest: failed.status >= 500 ? form.get('newest') : null,
        };
        const extra = { typed, revoke: form.has('revoke_tokens') };
        return loadAccountPage(context, { ...failed, refusal: { ...failed.refusal, fields } }, extra);
      },
    },
    () => '/account',
  );
}
