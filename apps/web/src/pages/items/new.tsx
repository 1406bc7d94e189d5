import { newForm } from '../../features/todo/load-todo-form';
import { localPath } from '../../server/forms/local-path';
import { page } from '../../server/page';

export { TodoForm as default } from '../../features/todo/todo-form';

export const getServerSideProps = page(async (visit, { query }) =>
  newForm(visit, localPath(String(query.back ?? '/'))),
);
