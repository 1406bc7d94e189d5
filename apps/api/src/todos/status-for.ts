import type { Status } from '@todo/shared/todos/todo';

/** `completed: false` reopens a todo that is done; one in progress is not completed and keeps its status. */
export function statusFor(completed: boolean | undefined, status: Status): Status | undefined {
  if (completed === undefined) return undefined;
  if (completed) return 'DONE';
  return status === 'DONE' ? 'TODO' : undefined;
}
