import type { Status } from '@todo/shared/todos/todo';
import { m } from '../../messages/messages';

const texts = { TODO: m.moved_todo, PROGRESS: m.moved_progress, DONE: m.moved_done } as const;

/** Says which column a todo has moved to. */
export function movedText({ title, status }: { title: string; status: Status }): string {
  return texts[status]({ title });
}
