import { createTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { listOf } from '../../../server/forms/local-path';
import { refusalOf } from '../../../server/refusal';
import { toCard } from '../../../ui/to-card';
import { membersOf } from '../../lists/members-of';
import { formPage } from '../../login/form-page-behind-log-in';
import { refusedForm } from '../../todo/load-todo-form';
import { changeOf } from '../../todo/todo-fields';
import { loadWorkspacePage } from '../load-workspace-page';
import type { RejectedFormProps } from './rejected-form-page';

/** /items, for the line of the board and for the full form. */
export const createRoute = formPage<RejectedFormProps>({
  async act({ form, context, key, back }) {
    const list = listOf(back);
    const todo = { ...changeOf(form), ...(list && { list }) };
    const { value, consistencyToken } = await createTodo(context.request, todo, { key });
    return {
      answer: { card: toCard(value) },
      consistencyToken,
      flash: { text: m.added({ title: value.title }), undo: { id: value.id, version: value.version } },
      anchor: `todo-${value.id}`,
    };
  },
  async refuse(post, error) {
    const failed = refusalOf(error);
    if (post.form.has('full')) return refusedForm(post, failed, await membersOf(post.context, listOf(post.back)));
    return loadWorkspacePage(post.context, post.back, failed, post.form.get('title') ?? '');
  },
});
