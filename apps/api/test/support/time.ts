import { setTimeout as delay } from 'node:timers/promises';

/** Lets the clock move on, where a test compares timestamps; they have milliseconds. */
export async function nextMillisecond(): Promise<void> {
  for (const start = Date.now(); Date.now() <= start; ) await delay(1);
}
