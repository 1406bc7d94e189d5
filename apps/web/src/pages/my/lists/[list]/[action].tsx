import { ListPage } from '../../../../features/lists/list-page';
import { withLogInFallback } from '../../../../features/login/log-in-page';

export { listFormRoute as getServerSideProps } from '../../../../features/lists/form-routes';
export default withLogInFallback(ListPage);
