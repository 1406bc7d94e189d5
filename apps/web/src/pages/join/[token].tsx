import { JoinPage } from '../../features/lists/join-page';
import { withLogInFallback } from '../../features/login/log-in-page';

export { joinRoute as getServerSideProps } from '../../features/lists/load-join';
export default withLogInFallback(JoinPage);
