import { SentFromPage } from '../../../features/board/sent-from-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { undoRoute as getServerSideProps } from '../../../features/board/actions/undo';
export default withLogInFallback(SentFromPage);
