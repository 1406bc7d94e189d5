import { FailedPage, type FailedProps } from '../../ui/pages/failed-page';
import { HistorySection } from './history/history-section';
import type { TodoHistory } from './history/load-history';
import { TodoForm, type TodoFormProps } from './todo-form';

/** A rejected edit is shown without the history. */
export type TodoPageProps = (TodoFormProps & { history?: TodoHistory }) | FailedProps;

/** A todo in the full form with its history, or the reason why it cannot be shown. */
export function TodoPage(props: TodoPageProps) {
  if (!('typed' in props)) return <FailedPage {...props} />;
  const { history, ...form } = props;
  const { frame, id, back } = form;
  return (
    <TodoForm {...form} key={frame.here}>
      {history && id !== null && <HistorySection frame={frame} id={id} history={history} back={back} />}
    </TodoForm>
  );
}
