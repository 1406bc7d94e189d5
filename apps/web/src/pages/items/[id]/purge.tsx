import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { purgeRoute as getServerSideProps } from '../../../features/trash/actions';
export default withLogInFallback(WorkspacePage);
