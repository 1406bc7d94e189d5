import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { restoreRoute as getServerSideProps } from '../../../features/board/actions/restore';
export default withLogInFallback(WorkspacePage);
