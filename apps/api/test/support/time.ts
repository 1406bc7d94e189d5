import { setTimeout as delay } from 'node:timers/promises';

/** Waits for the clock to advance, where a test compares timestamps, whose resolution is a millisecond. */
export async function nextMillisecond(): Promise<void> {
  for (const start = Date.now(); Date.now() <= start; ) await delay(1);
}
