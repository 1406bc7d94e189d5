import { JoinPage } from '../../features/join/join-page';
import { withLogInFallback } from '../../features/login/log-in-page';

export { joinRoute as getServerSideProps } from '../../features/join/load-join';
export default withLogInFallback(JoinPage);
