import { page } from '../visit/page';
import { workspacePage } from '../visit/workspace-page';

export { WorkspacePage as default } from '../components/workspace-page';

export const getServerSideProps = page((visit) => workspacePage(visit, visit.frame.here));
