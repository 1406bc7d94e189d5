import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 50;

/**
 * Waits until `condition` gives something other than false or undefined; an error counts as not yet.
 * @throws after `timeoutMs`, with what was waited for and the last error
 */
export async function until<T>(
  what: string,
  condition: () => Promise<T | false | undefined>,
  timeoutMs = 40_000,
): Promise<T> {
  const deadline = Date.now() + timeoutMs;
  let last: unknown;
  while (Date.now() < deadline) {
    try {
      const value = await condition();
      if (value !== false && value !== undefined) return value;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await delay(INTERVAL_MS);
  }
  throw new Error(`waited ${timeoutMs} ms in vain until ${what}${last ? `: ${(last as Error).message}` : ''}`);
}
