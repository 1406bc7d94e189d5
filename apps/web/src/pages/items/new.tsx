import { localPath } from '../../forms/back';
import { page } from '../../visit/page';
import { newForm } from '../../visit/todo-form-page';

export { TodoForm as default } from '../../components/todo-form';

export const getServerSideProps = page(async (visit, { query }) =>
  newForm(visit, localPath(String(query.back ?? '/'))),
);
