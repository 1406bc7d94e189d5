import { RejectedFormPage } from '../../features/board/actions/rejected-form-page';
import { withLogInFallback } from '../../features/login/log-in-page';

export { createRoute as getServerSideProps } from '../../features/board/actions/create';
export default withLogInFallback(RejectedFormPage);
