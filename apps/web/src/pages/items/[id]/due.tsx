import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { dueRoute as getServerSideProps } from '../../../features/board/actions/due';
export default withLogInFallback(WorkspacePage);
