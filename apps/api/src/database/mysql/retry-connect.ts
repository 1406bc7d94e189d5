import pRetry from 'p-retry';
import { isConnectionError } from '../errors.js';

const pauseMs = 250;
/** After this, a client is told that the server is away: two connections that nobody answered. */
const patienceMs = 4_000;

/**
 * Connects, and tries again for a while when that fails: a starved machine answers late, the pool then leaves its server
 * alone for a moment, and a pooled connection may lead to a machine that is gone.
 * @param connect asks nothing of the server that has an effect, so that trying again is always safe
 */
export function retryConnect<T>(connect: () => Promise<T>): Promise<T> {
  return pRetry(connect, {
    minTimeout: pauseMs,
    factor: 1,
    retries: patienceMs / pauseMs,
    maxRetryTime: patienceMs,
    shouldRetry: ({ error }) => isConnectionError(error),
  });
}
