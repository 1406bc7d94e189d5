import { WorkspacePage } from '../../features/board/workspace-page';
import { withLogInFallback } from '../../features/login/log-in-page';

export { undoActionRoute as getServerSideProps } from '../../features/board/selection/bulk-route';
export default withLogInFallback(WorkspacePage);
