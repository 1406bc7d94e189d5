import { AccountPage } from '../../features/account/account-page';
import { withLogInFallback } from '../../features/login/log-in-page';

export { accountFormRoute as getServerSideProps } from '../../features/account/form-routes';
export default withLogInFallback(AccountPage);
