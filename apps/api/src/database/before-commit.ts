import type { Transaction } from './transaction.js';

type Work = () => Promise<void>;

const waiting = new WeakMap<Transaction, Work[]>();

/**
 * Runs `work` as the last of a transaction, before its commit: a lock that everybody needs is held the shorter the later
 * it is taken. If it throws, the transaction is rolled back.
 */
export function beforeCommit(tx: Transaction, work: Work): void {
  const works = waiting.get(tx);
  if (works) works.push(work);
  else waiting.set(tx, [work]);
}

/** For the databases: runs everything that was registered for the end of this transaction. */
export async function finish(tx: Transaction): Promise<void> {
  for (const work of waiting.get(tx) ?? []) await work();
}
