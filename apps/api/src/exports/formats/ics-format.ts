import { anchored, parseRule, ruleText } from '@todo/shared/repeat/rule';
import type { Todo } from '@todo/shared/todos/todo';
import { frameOf } from '../../calendar/ics/calendar.js';
import { type Task, taskText } from '../../calendar/ics/component.js';
import type { ExportFormat } from './export-format.js';

/** A calendar of tasks (RFC 5545), those without a due day too. */
export const icsFormat: ExportFormat = {
  type: 'text/calendar; charset=utf-8',
  async *write({ list }, parts, origin) {
    const { head, tail } = frameOf(list.name || 'todo');
    yield head;
    for await (const todos of parts) yield todos.map((todo) => taskText(taskOf(todo), origin, undefined)).join('');
    yield tail;
  },
};

function taskOf(todo: Todo): Task {
  const { due, labels = [], priority = null } = todo;
  const rule = todo.repeat ? parseRule(todo.repeat) : undefined;
  // What counts from the completion has no days of its own: other programs would leave out months without a 31st.
  return { ...todo, labels, priority, repeat: rule && due ? ruleText(anchored(rule, due)) : null };
}
