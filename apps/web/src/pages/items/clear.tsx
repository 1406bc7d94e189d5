import { WorkspacePage } from '../../features/board/workspace-page';
import { withLogInFallback } from '../../features/login/log-in-page';

export { clearDoneRoute as getServerSideProps } from '../../features/board/actions/clear-done';
export default withLogInFallback(WorkspacePage);
