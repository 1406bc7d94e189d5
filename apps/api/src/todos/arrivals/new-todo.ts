import type { RepeatFrom } from '@todo/shared/repeat/repeat';
import type { Priority } from '@todo/shared/todos/priority';
import type { Status } from '@todo/shared/todos/todo';

/** A todo that comes from elsewhere; its members have been checked. */
export interface NewTodo {
  title: string;
  content: string;
  status: Status;
  due: string | null;
  repeat: string | null;
  repeatFrom: RepeatFrom | null;
  priority: Priority | null;
  labels: string[];
  /** Account that is to do it. */
  assignee: number | null;
  /** When it was made elsewhere, `YYYY-MM-DDTHH:MM:SS.mmmZ`; null for now. */
  created: string | null;
}
