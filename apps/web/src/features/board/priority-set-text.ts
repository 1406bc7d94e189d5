import type { Priority } from '@todo/shared/todos/priority';
import { m } from '../../messages/messages';
import { priorityNames } from '../../ui/card';

/** Says which priority a todo has been given. */
export function prioritySetText({ title, priority = null }: { title: string; priority?: Priority | null }): string {
  if (priority === null) return m.priority_removed({ title });
  return m.priority_set({ title, priority: priorityNames[priority]?.() ?? '' });
}
