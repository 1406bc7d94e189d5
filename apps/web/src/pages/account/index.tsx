import { accountPage } from '../../account/account-page';
import { AccountPage, type AccountProps } from '../../components/account-page';
import { page } from '../../visit/page';

export default AccountPage;

export const getServerSideProps = page<AccountProps>(async (visit) =>
  visit.auth === 'open' ? 'not-found' : accountPage(visit),
);
