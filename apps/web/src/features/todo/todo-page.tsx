import { FailedPage, type FailedProps } from '../../ui/pages/failed-page';
import { TodoForm, type TodoFormProps } from './todo-form';

/** A todo in the full form, or why it cannot be shown. */
export function TodoPage(props: TodoFormProps | FailedProps) {
  return 'typed' in props ? <TodoForm {...props} key={props.frame.here} /> : <FailedPage {...props} />;
}
