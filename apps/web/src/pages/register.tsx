import { withLogInFallback } from '../features/login/log-in-page';
import { RegisterPage } from '../features/login/register-page';

export { registerRoute as getServerSideProps } from '../features/login/register';
export default withLogInFallback(RegisterPage);
