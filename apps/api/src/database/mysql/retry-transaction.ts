import { databaseErrorKind } from '../errors.js';

/** A transaction lost its connection before it was committed: nothing of it happened. */
export class RolledBack extends Error {}

/**
 * Settings of p-retry: a transaction runs again if nothing of it happened. How often depends on how long others need that
 * hold the same rows, so that time is the limit: a client waits no longer.
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

/** It met another on the same rows, as the victim of a deadlock or kept waiting: nothing of it happened. */
function isCollision(error: unknown): boolean {
  const kind = databaseErrorKind(error);
  return kind === 'deadlock' || kind === 'lock-timeout';
}
