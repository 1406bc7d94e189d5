import { ApiError } from '../../../api/api-error';
import type { Caller } from '../../../api/request';
import { deleteTodo, getTodo } from '../../../api/todos';
import { actionPage } from '../../../features/board/actions/action-page';
import { WorkspacePage } from '../../../features/board/workspace-page';
import { orLogIn } from '../../../features/login/log-in-page';
import { actionKey } from '../../../server/forms/one-time-key';

export default orLogIn(WorkspacePage);

export const getServerSideProps = actionPage(async (post) => {
  const { id, visit } = post;
  const title = await titleOf(visit.caller, id);
  const { token } = await deleteTodo(visit.caller, id, { key: actionKey(post) });
  return { answer: {}, token, flash: { text: `Deleted ${title}.`, undo: id } };
});

/** What an earlier try with the same key has deleted is not found, and is no failure. */
async function titleOf(caller: Caller, id: number): Promise<string> {
  try {
    const { value } = await getTodo(caller, id);
    return `“${value.title}”`;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return 'the todo';
    throw error;
  }
}
