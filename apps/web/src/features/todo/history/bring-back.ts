import { getHistory } from '../../../api/history';
import { ApiError } from '../../../api/sending/api-error';
import { changeTodo, type TodoChange } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { idOf } from '../../../server/forms/id';
import type { Post } from '../../../server/forms/post';
import { actionKey } from '../../../server/forms/submitted-key';
import { refusalOf } from '../../../server/refusal';
import { toCard } from '../../../ui/to-card';
import { membersOf } from '../../lists/members-of';
import { formPage } from '../../login/form-page-behind-log-in';
import { backOf, loadTodoPage } from '../load-todo';
import { conflictForm } from '../load-todo-form';
import type { TodoPageProps } from '../todo-page';

/** /items/<id>/bring-back: restores the texts that the change `seq` replaced, if the todo still has `version`. */
export const bringBackRoute = formPage<TodoPageProps>(
  {
    async act(post) {
      const { id, form, context } = post;
      const guards = { key: actionKey(post), version: Number(form.get('version')) || undefined };
      const texts = await textsBefore(post);
      // If somebody has changed the todo since, the conflict is shown as if these texts had been typed.
      for (const [name, text] of Object.entries(texts)) form.set(name, text);
      const { value, consistencyToken } = await changeTodo(context.request, id, texts, guards);
      const flash = { text: m.saved({ title: value.title }), undo: { id, version: value.version } };
      return { answer: { card: toCard(value) }, consistencyToken, flash, anchor: 'history' };
    },
    async refuse(post, error) {
      const failed = refusalOf(error);
      const current = error instanceof ApiError ? error.current : undefined;
      if (current) return conflictForm(post, failed, current, await membersOf(post.context, current.list));
      return loadTodoPage(post.context, post.id, backOf(post.back), { failed });
    },
  },
  (id) => `/items/${id}`,
);

async function textsBefore({ id, form, context: { request } }: Post): Promise<Pick<TodoChange, 'title' | 'content'>> {
  const seq = idOf(form.get('seq')) ?? 0;
  const { value } = await getHistory(request, id, { before: seq + 1, limit: 1 });
  const [change] = value.changes;
  if (change?.seq !== seq) {
    const detail = `change ${seq} is not kept any more`;
    throw new ApiError({ status: 410, code: 'changes-folded', detail, request_id: request.requestId });
  }
  const { title, content } = change.before;
  return { ...(title !== undefined && { title }), ...(content !== undefined && { content }) };
}
