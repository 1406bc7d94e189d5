import type { Transaction } from './transaction.js';

type Tasks = Map<unknown, () => void>;

const waiting = new WeakMap<object, Tasks>();

/**
 * Runs a task as soon as this transaction is committed; never, if it is rolled back. It must not fail.
 * @param key what the task is about: a later task of the same key takes its place
 */
export function afterCommit(tx: Transaction, key: unknown, task: () => void): void {
  const owner = tx.queryRunner ?? tx;
  const tasks: Tasks = waiting.get(owner) ?? new Map();
  waiting.set(owner, tasks.set(key, task));
}

/** Forgets the tasks of an attempt that was rolled back; call it where a transaction begins. */
export function forgetTasks(runner: object): void {
  waiting.delete(runner);
}

/** Runs the tasks of a transaction; call it where its commit has succeeded. */
export function runTasks(runner: object): void {
  const tasks = waiting.get(runner);
  waiting.delete(runner);
  for (const task of tasks?.values() ?? []) task();
}
