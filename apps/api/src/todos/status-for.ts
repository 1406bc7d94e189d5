import type { Status } from '@todo/shared/todo';

/** `completed: false` reopens what is done; what is in progress is not completed already. */
export function statusFor(completed: boolean | undefined, status: Status): Status | undefined {
  if (completed === undefined) return undefined;
  if (completed) return 'DONE';
  return status === 'DONE' ? 'TODO' : undefined;
}
