import type { Transaction } from './transaction.js';

type Tasks = Map<unknown, () => void>;

const waiting = new WeakMap<Transaction, Tasks>();

/**
 * Runs a task as soon as this transaction is committed; never, if it is rolled back. It must not fail.
 * @param key what the task is about: a later task of the same key takes its place
 */
export function afterCommit(tx: Transaction, key: unknown, task: () => void): void {
  const tasks: Tasks = waiting.get(tx) ?? new Map();
  waiting.set(tx, tasks.set(key, task));
}

/** For the databases: everything that was left for the time after the commit of this transaction. */
export function committed(tx: Transaction): void {
  for (const task of waiting.get(tx)?.values() ?? []) task();
}
