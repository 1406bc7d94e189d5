import { setTimeout as delay } from 'node:timers/promises';

/** Lets the clock move on, where a test compares timestamps; they have milliseconds. */
export async function nextMillisecond(): Promise<void> {
  for (const start = Date.now(); Date.now() <= start; ) await delay(1);
}

/**
 * Waits until `condition` holds.
 * @throws Error when it does not within `deadlineMs`
 */
export async function eventually(
  what: string,
  condition: () => boolean | Promise<boolean>,
  deadlineMs = 10_000,
): Promise<void> {
  for (const end = Date.now() + deadlineMs; !(await condition()); await delay(5)) {
    if (Date.now() > end) throw new Error(`after ${deadlineMs} ms still not: ${what}`);
  }
}
