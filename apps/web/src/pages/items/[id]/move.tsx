import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { moveRoute as getServerSideProps } from '../../../features/board/actions/move';
export default withLogInFallback(WorkspacePage);
