import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { priorityRoute as getServerSideProps } from '../../../features/board/actions/priority';
export default withLogInFallback(WorkspacePage);
