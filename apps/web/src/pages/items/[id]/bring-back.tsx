import { withLogInFallback } from '../../../features/login/log-in-page';
import { TodoPage } from '../../../features/todo/todo-page';

export { bringBackRoute as getServerSideProps } from '../../../features/todo/history/bring-back';
export default withLogInFallback(TodoPage);
