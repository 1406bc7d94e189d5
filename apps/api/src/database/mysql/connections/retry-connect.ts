import pRetry from 'p-retry';
import { isConnectionError, isSwitchover } from '../../errors.js';

const pauseMs = 250;
/** After this, the client is told that the server is down: enough for two connection attempts that time out. */
const patienceMs = 4_000;

/**
 * Connects, and retries for a while if that fails: an overloaded machine responds late, the pool then backs off from
 * its server for a moment, and a pooled connection may lead to a machine that is gone.
 * @param connect has no side effects, so that a retry is always safe
 */
export function retryConnect<T>(connect: () => Promise<T>): Promise<T> {
  return retry(connect, isConnectionError);
}

/** Reads, and retries for a while during a switchover of the server. */
export function retryDuringSwitchover<T>(read: () => Promise<T>): Promise<T> {
  return retry(read, isSwitchover);
}

function retry<T>(work: () => Promise<T>, isRetried: (error: unknown) => boolean): Promise<T> {
  return pRetry(work, {
    minTimeout: pauseMs,
    factor: 1,
    retries: patienceMs / pauseMs,
    maxRetryTime: patienceMs,
    shouldRetry: ({ error }) => isRetried(error),
  });
}
