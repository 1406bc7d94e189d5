import { SentFromPage } from '../../../features/board/sent-from-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { undoRoute as getServerSideProps } from '../../../features/board/undoing/undo-page';
export default withLogInFallback(SentFromPage);
