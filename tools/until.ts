import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 25;

export interface Waiting {
  timeoutMs: number;
  /** Time between two looks; longer where a look is a command of its own. */
  pollMs?: number;
}

/** Thrown by a condition that can no longer become true: ends the waiting at once, with this message. */
export class AbortWait extends Error {}

/**
 * Calls `look` until it gives something other than false or undefined. An error of `look` ends the waiting.
 * @returns undefined after `timeoutMs`
 */
export async function poll<T>(
  look: () => T | false | undefined | Promise<T | false | undefined>,
  { timeoutMs, pollMs = POLL_MS }: Waiting,
): Promise<T | undefined> {
  const deadline = Date.now() + timeoutMs;
  do {
    const value = await look();
    if (value !== false && value !== undefined) return value;
    await delay(pollMs);
  } while (Date.now() < deadline);
  return undefined;
}

/**
 * Waits until `condition` gives something other than false or undefined; an error counts as not yet.
 * @param what completes "waited in vain until ..."
 * @throws Error after `timeoutMs`, with what was waited for and the last error; or the condition's AbortWait
 */
export async function until<T>(
  what: string,
  condition: () => T | false | undefined | Promise<T | false | undefined>,
  timeoutMs = 120_000,
): Promise<T> {
  let last: unknown;
  const look = async () => {
    last = undefined;
    try {
      return await condition();
    } catch (error) {
      if (error instanceof AbortWait) throw error;
      last = error;
      return undefined;
    }
  };
  const value = await poll(look, { timeoutMs });
  if (value !== undefined) return value;
  throw new Error(`waited ${timeoutMs} ms in vain until ${what}${last ? `: ${(last as Error).message}` : ''}`);
}
