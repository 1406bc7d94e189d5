import { WorkspacePage } from '../../../features/board/workspace-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { deleteRoute as getServerSideProps } from '../../../features/board/actions/delete';
export default withLogInFallback(WorkspacePage);
