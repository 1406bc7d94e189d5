import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { repeatRoute as getServerSideProps } from '../../../features/board/actions/repeat';
export default withLogInFallback(WorkspacePage);
