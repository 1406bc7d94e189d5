import { workspacePage } from '../features/board/load-workspace-page';
import { page } from '../server/page';

export { WorkspacePage as default } from '../features/board/workspace-page';

export const getServerSideProps = page((visit) => workspacePage(visit, visit.frame.here));
