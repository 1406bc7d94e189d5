import { withLogInFallback } from '../../../features/login/log-in-page';
import { TodoForm } from '../../../features/todo/todo-form';

export { editRoute as getServerSideProps } from '../../../features/todo/edit';
export default withLogInFallback(TodoForm);
