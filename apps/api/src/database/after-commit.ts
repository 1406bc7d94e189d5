import type { Transaction } from './transaction.js';

type Tasks = Map<unknown, () => void>;

const waiting = new WeakMap<Transaction, Tasks>();

/**
 * Runs a task once this transaction is committed; never, if it is rolled back. The task must not fail.
 * @param key identifies the task: a later one with the same key replaces it
 */
export function afterCommit(tx: Transaction, key: unknown, task: () => void): void {
  const tasks: Tasks = waiting.get(tx) ?? new Map();
  waiting.set(tx, tasks.set(key, task));
}

/** For the databases: runs all tasks that were registered for the commit of this transaction. */
export function committed(tx: Transaction): void {
  for (const task of waiting.get(tx)?.values() ?? []) task();
}
