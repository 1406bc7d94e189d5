import { labelsIn } from '@todo/shared/todos/label-key';
import { priorityOf } from '@todo/shared/todos/priority';
import type { Todo } from '@todo/shared/todos/todo';
import type { TodoChange } from '../../api/todos';
import { idOf } from '../../server/forms/id';
import { inArea, inLine } from '../../ui/fields/field-text';
import { asTyped, typedRule } from '../../ui/repeat/repeat-form';

/** The fields of a todo as typed; an empty `due` means none. */
export interface TodoFields {
  title: string;
  content: string;
  due: string;
  status: string;
  /** Account id of the assignee; empty for nobody. */
  assignee: string;
  /** Repetition rule (an RRULE of RFC 5545), empty for none; `repeatFrom`: what it counts from. */
  repeat: string;
  repeatFrom: string;
  /** 1 to 3; empty for none. */
  priority: string;
  /** Comma-separated. */
  labels: string;
}

/** Reads the fields from a form; a missing field is empty, a missing status `TODO`. */
export function typedTodo(form: URLSearchParams): TodoFields {
  const text = (name: string) => form.get(name) ?? '';
  const texts = { title: text('title'), content: text('content'), due: text('due'), assignee: text('assignee') };
  const marks = { priority: text('priority'), labels: text('labels') };
  return { ...texts, ...marks, status: text('status') || 'TODO', ...repeatIn(form) };
}

/** The change that a form asks for; it has no fields that were not sent. */
export function changeOf(form: URLSearchParams): TodoChange {
  const change: TodoChange = {};
  const title = form.get('title');
  const content = form.get('content');
  const due = form.get('due');
  const status = form.get('status');
  const assignee = form.get('assignee');
  const priority = form.get('priority');
  const labels = form.get('labels');
  if (title !== null) change.title = title;
  // Browsers submit line breaks as CRLF, whatever was stored; stored texts use LF, as REST clients do.
  if (content !== null) change.content = content.replaceAll('\r\n', '\n');
  if (due !== null) change.due = due === '' ? null : due;
  if (status) change.status = status;
  if (assignee !== null) change.assignee = idOf(assignee) ?? null;
  const rule = form.get('rule');
  if (rule) change.repeat = rule;
  if (rule && form.get('ruleFrom')) change.repeatFrom = form.get('ruleFrom') ?? '';
  if (form.has('repeat')) {
    const { repeat, repeatFrom } = repeatIn(form);
    change.repeat = repeat || null;
    if (repeat) change.repeatFrom = repeatFrom;
  }
  if (priority !== null) change.priority = priorityOf(priority);
  if (labels !== null) change.labels = labelsIn(labels);
  return change;
}

/** Only the fields that the visitor has changed: values that come back as shown are left as they are stored. */
export function realChange(change: TodoChange, stored: Todo): TodoChange {
  const { title, content, due, status, assignee, repeat, repeatFrom, priority, labels } = change;
  const rule = asTyped(stored.repeat ?? null);
  const isOtherRule = (repeat ?? '') !== rule || (rule !== '' && repeatFrom !== (stored.repeatFrom ?? 'DUE'));
  return {
    ...(title !== undefined && title !== inLine(stored.title) && { title }),
    ...(content !== undefined && content !== inArea(stored.content) && { content }),
    ...(due !== undefined && due !== stored.due && { due }),
    ...(status !== undefined && status !== stored.status && { status }),
    ...(assignee !== undefined && assignee !== (stored.assignee ?? null) && { assignee }),
    ...(repeat !== undefined && isOtherRule && { repeat, ...(repeatFrom && { repeatFrom }) }),
    ...(priority !== undefined && priority !== (stored.priority ?? null) && { priority }),
    ...(labels !== undefined && labels.join() !== (stored.labels ?? []).join() && { labels }),
  };
}

function repeatIn(form: URLSearchParams): Pick<TodoFields, 'repeat' | 'repeatFrom'> {
  const repeat = typedRule(Object.fromEntries(form));
  return { repeat, repeatFrom: repeat && (form.get('repeatFrom') || 'DUE') };
}
