import type { Todo } from '@todo/shared/todo';
import type { Post } from '../../server/forms/form-page';
import type { Loaded } from '../../server/page';
import type { Visit } from '../../server/page-context';
import type { Refused } from '../../server/refusal';
import { typedTodo } from './todo-fields';
import type { TodoFormProps } from './todo-form';

const blank = { title: '', content: '', due: '', status: 'TODO' };

export function newForm(visit: Visit, back: string): Loaded<TodoFormProps> {
  return {
    props: { frame: visit.frame, id: null, typed: blank, version: null, back, ...nothingElse },
  };
}

export function editForm(visit: Visit, todo: Todo, back: string): Loaded<TodoFormProps> {
  const { id, version, created, updated } = todo;
  const form = { frame: visit.frame, id, typed: typedOf(todo), version, back };
  return { props: { ...form, ...nothingElse, times: { created, updated } } };
}

/** The form again, with what was typed and why it was refused. */
export function refusedForm(post: Post, { refusal, ...answer }: Refused): Loaded<TodoFormProps> {
  const { form, visit, id, back } = post;
  const props = { frame: visit.frame, typed: typedTodo(form), back, ...nothingElse, refusal };
  return { ...answer, props: { ...props, id: id || null, version: Number(form.get('version')) || null } };
}

/** Both versions of a todo that two people have changed; the next save is based on the newer one. */
export function conflictForm(post: Post, refused: Refused, current: Todo): Loaded<TodoFormProps> {
  const { status, props } = refusedForm(post, refused);
  const theirs = typedOf(current);
  // A short form sends some fields only: the others are nobody's change.
  const typed = { ...theirs, ...sentOnly(post.form) };
  return { status: status ?? 412, props: { ...props, typed, theirs, version: current.version } };
}

const nothingElse = { refusal: null, theirs: null, times: null, gone: false };

function typedOf({ title, content, due, status }: Todo) {
  return { title, content, due: due ?? '', status };
}

function sentOnly(form: URLSearchParams): Partial<TodoFormProps['typed']> {
  const typed = typedTodo(form);
  return Object.fromEntries(Object.entries(typed).filter(([name]) => form.has(name)));
}
