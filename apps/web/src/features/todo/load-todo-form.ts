import type { Member } from '@todo/shared/lists/member';
import type { Todo } from '@todo/shared/todos/todo';
import type { Post } from '../../server/forms/post';
import type { Loaded } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, withRefusal } from '../../server/refusal';
import { type TodoFields, typedTodo } from './todo-fields';
import type { TodoFormProps } from './todo-form';

const nothing = { title: '', content: '', due: '', assignee: '', repeat: '', repeatFrom: '', priority: '', labels: '' };
const blank = { ...nothing, status: 'TODO' };

/**
 * The form of a new todo.
 * @param back page to return to
 * @param typed initial values
 * @param members possible assignees
 */
export function newForm(
  context: PageContext,
  back: string,
  typed: Partial<TodoFields>,
  members: Member[],
): Loaded<TodoFormProps> {
  const form = { frame: context.frame, id: null, typed: { ...blank, ...typed }, version: null, back };
  return { props: { ...form, ...nothingElse, people: peopleAmong(members) } };
}

/** The form of a stored todo. @param back page to return to @param members possible assignees */
export function editForm(context: PageContext, todo: Todo, back: string, members: Member[]): Loaded<TodoFormProps> {
  const { id, version, created, updated } = todo;
  const form = { frame: context.frame, id, typed: typedOf(todo), version, back };
  const people = peopleAmong(members);
  return { props: { ...form, ...nothingElse, people, stored: todo.title, times: { created, updated } } };
}

/** The form again, with what was typed and why it was rejected. @param members possible assignees */
export function refusedForm(post: Post, failed: FailedSubmission, members: Member[]): Loaded<TodoFormProps> {
  const { form, context, id, back } = post;
  const people = peopleAmong(members);
  const props = { frame: context.frame, typed: typedTodo(form), back, ...nothingElse, people };
  return withRefusal(failed, { ...props, id: id || null, version: Number(form.get('version')) || null });
}

/** Shows both versions of a todo that two people have changed; the next save is based on the newer one. */
export function conflictForm(
  post: Post,
  failed: FailedSubmission,
  current: Todo,
  members: Member[],
): Loaded<TodoFormProps> {
  const { status, props } = refusedForm(post, failed, members);
  const theirs = typedOf(current);
  // The inline editor sends only the fields that were changed.
  const typed = { ...theirs, ...sentOnly(post.form) };
  return { status: status ?? 412, props: { ...props, typed, theirs, version: current.version } };
}

const nothingElse = { people: [], stored: '', refusal: null, theirs: null, times: null, gone: false };

/** Possible assignees; empty in a list without other members, so that the form has no field for them. */
function peopleAmong(members: Member[]): TodoFormProps['people'] {
  return members.length > 1 ? members.map(({ id, name }) => ({ id, name })) : [];
}

function typedOf({
  title,
  content,
  due,
  status,
  assignee,
  repeat,
  repeatFrom,
  priority,
  labels = [],
}: Todo): TodoFields {
  return {
    title,
    content,
    due: due ?? '',
    status,
    assignee: assignee?.toString() ?? '',
    repeat: repeat ?? '',
    repeatFrom: repeatFrom ?? '',
    priority: priority?.toString() ?? '',
    labels: labels.join(', '),
  };
}

function sentOnly(form: URLSearchParams): Partial<TodoFields> {
  const typed = typedTodo(form);
  return Object.fromEntries(
    Object.entries(typed).filter(([name]) => form.has(name) || (name === 'repeatFrom' && form.has('repeat'))),
  );
}
