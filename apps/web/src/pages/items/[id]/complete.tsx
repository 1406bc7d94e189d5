import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { completeRoute as getServerSideProps } from '../../../features/board/actions/complete';
export default withLogInFallback(WorkspacePage);
