import { setTimeout as delay } from 'node:timers/promises';

const defaultPollMs = 25;

export interface Waiting {
  timeoutMs: number;
  /** Pause between two checks; longer where a check runs a command. */
  pollMs?: number;
}

/** Thrown by a condition that can no longer become true: ends the wait at once, with this message. */
export class AbortWait extends Error {}

/**
 * Calls `check` until it returns something other than false or undefined. An error of `check` ends the wait.
 * @returns undefined after `timeoutMs`
 */
export async function poll<T>(
  check: () => T | false | undefined | Promise<T | false | undefined>,
  { timeoutMs, pollMs = defaultPollMs }: Waiting,
): Promise<T | undefined> {
  const deadline = Date.now() + timeoutMs;
  do {
    const value = await check();
    if (value !== false && value !== undefined) return value;
    await delay(pollMs);
  } while (Date.now() < deadline);
  return undefined;
}

/**
 * Waits until `condition` returns something other than false or undefined; an error counts as not yet.
 * @param what the condition in words: the timeout's message is "not true after ... ms: <what>"
 * @throws Error after `timeoutMs`, with the condition and the last error; or the condition's AbortWait
 */
export async function until<T>(
  what: string,
  condition: () => T | false | undefined | Promise<T | false | undefined>,
  timeoutMs = 120_000,
): Promise<T> {
  let last: unknown;
  const check = async () => {
    last = undefined;
    try {
      return await condition();
    } catch (error) {
      if (error instanceof AbortWait) throw error;
      last = error;
      return undefined;
    }
  };
  const value = await poll(check, { timeoutMs });
  if (value !== undefined) return value;
  throw new Error(`not true after ${timeoutMs} ms: ${what}${last ? ` (${(last as Error).message})` : ''}`);
}
