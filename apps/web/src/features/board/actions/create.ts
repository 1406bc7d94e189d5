import type { Todo } from '@todo/shared/todos/todo';
import { createTodo } from '../../../api/todos';
import { m } from '../../../messages/messages';
import { listOf } from '../../../server/forms/local-path';
import type { PageContext } from '../../../server/page-context';
import { refusalOf } from '../../../server/refusal';
import { inZone } from '../../../server/zone';
import { dayText } from '../../../ui/dates/calendar-day';
import { toCard } from '../../../ui/to-card';
import { membersOf } from '../../lists/members-of';
import { formPage } from '../../login/form-page-behind-log-in';
import { refusedForm } from '../../todo/load-todo-form';
import { parseLine } from '../../todo/parse-line';
import { changeOf } from '../../todo/todo-fields';
import { loadWorkspacePage } from '../load-workspace-page';
import type { RejectedFormProps } from './rejected-form-page';

/** POST /items, for the quick-add line of the board and for the full form. */
export const createRoute = formPage<RejectedFormProps>({
  async act({ form, context, key, back }) {
    const list = listOf(back);
    const read = form.has('read') && parseLine(form.get('title') ?? '', context);
    const typed = changeOf(form);
    const labels = [...(typed.labels ?? []), ...(read ? (read.labels ?? []) : [])];
    const todo = { ...typed, ...read, ...(labels.length > 0 && { labels }), ...(list && { list }), ...inZone(context) };
    const { value, consistencyToken } = await createTodo(context.request, todo, { key });
    return {
      answer: { card: toCard(value) },
      consistencyToken,
      flash: { text: addedText(value, context), undo: { id: value.id, version: value.version } },
      anchor: `todo-${value.id}`,
    };
  },
  async refuse(post, error) {
    const failed = refusalOf(error);
    if (post.form.has('full')) return refusedForm(post, failed, await membersOf(post.context, listOf(post.back)));
    return loadWorkspacePage(post.context, post.back, failed, post.form.get('title') ?? '');
  },
});

/** Names the due date: it may have been parsed from the title, and the visitor should see what was understood. */
function addedText({ title, due }: Pick<Todo, 'title' | 'due'>, { today }: PageContext): string {
  return due === null ? m.added({ title }) : m.added_due({ title, day: dayText(due, today) });
}
