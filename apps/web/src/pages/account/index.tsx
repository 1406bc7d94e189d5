import { AccountPage, type AccountProps } from '../../features/account/account-page';
import { accountPage } from '../../features/account/load-account';
import { page } from '../../server/page';

export default AccountPage;

export const getServerSideProps = page<AccountProps>(async (visit) =>
  visit.auth === 'open' ? 'not-found' : accountPage(visit),
);
