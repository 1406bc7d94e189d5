import { SentFromPage } from '../../../features/board/sent-from-page';
import { withLogInFallback } from '../../../features/login/log-in-page';

export { tickRoute as getServerSideProps } from '../../../features/board/actions/tick';
export default withLogInFallback(SentFromPage);
