import { ListsPage } from '../../../features/lists/lists-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { listsPageRoute as getServerSideProps } from '../../../features/lists/form-routes';
export default withLogInFallback(ListsPage);
