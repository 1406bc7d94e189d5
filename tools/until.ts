import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;

/** Thrown by a condition that can no longer become true: ends the waiting at once, with this message. */
export class AbortWait extends Error {}

/**
 * Waits until `condition` gives something other than false or undefined; an error counts as not yet.
 * @param what completes "waited in vain until ..."
 * @throws Error after `timeoutMs`, with what was waited for and the last error; or the condition's AbortWait
 */
export async function until<T>(
  what: string,
  condition: () => T | false | undefined | Promise<T | false | undefined>,
  timeoutMs = 40_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  do {
    try {
      const value = await condition();
      if (value !== false && value !== undefined) return value;
      last = undefined;
    } catch (error) {
      if (error instanceof AbortWait) throw error;
      last = error;
    }
    await delay(POLL_MS);
  } while (Date.now() < deadline);
  throw new Error(`waited ${timeoutMs} ms in vain until ${what}${last ? `: ${(last as Error).message}` : ''}`);
}
