import { databaseErrorKind } from '../../errors.js';

/** A transaction lost its connection before it committed, and was rolled back. */
export class RolledBack extends Error {}

/**
 * Options for p-retry: a transaction that was rolled back runs again. The number of retries depends on how long others
 * hold the same rows, so the limit is a time, which no client waits beyond.
 */
export const retryTransaction = {
  minTimeout: 20,
  factor: 1.5,
  maxTimeout: 400,
  randomize: true,
  retries: 50,
  maxRetryTime: 5_000,
  shouldRetry: ({ error }: { error: Error }) => error instanceof RolledBack || isCollision(error),
};

/** A conflict with another transaction on the same rows, by deadlock or lock timeout: this one was rolled back. */
function isCollision(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'deadlock' || kind === 'lock-timeout';
}
