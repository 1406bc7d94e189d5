import type { Transaction } from '../database/transaction.js';
import type { Principal } from '../identity/principal.js';

/** On whose behalf a transaction writes. */
export interface Author {
  account: number;
  /** Id of the personal token that was used. */
  token: number | undefined;
}

const authors = new WeakMap<Transaction, Author>();

/**
 * Runs `work` with the changes of `tx` attributed to `author`; without one, they are the service's own. It belongs to
 * the transaction and not to each write, so that no write on the way can forget it.
 */
export async function authored<T>(tx: Transaction, author: Author | undefined, work: () => Promise<T>): Promise<T> {
  const outer = authors.get(tx);
  assign(tx, author);
  try {
    return await work();
  } finally {
    // SQLite has one transaction object for all transactions.
    assign(tx, outer);
  }
}

/** The author of the current writes of `tx`; undefined for the service itself. */
export function authorOf(tx: Transaction): Author | undefined {
  return authors.get(tx);
}

/** The principal as an author; undefined for an anonymous caller. */
export function authorFrom({ by, id, owner }: Principal): Author | undefined {
  return by === 'nobody' ? undefined : { account: owner, token: by === 'token' ? id : undefined };
}

function assign(tx: Transaction, author: Author | undefined): void {
  if (author) authors.set(tx, author);
  else authors.delete(tx);
}
