import { setTimeout as delay } from 'node:timers/promises';

/** Waits for the clock to advance, for tests that compare timestamps (their resolution is a millisecond). */
export async function nextMillisecond(): Promise<void> {
  for (const start = Date.now(); Date.now() <= start; ) await delay(1);
}
