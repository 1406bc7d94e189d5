import { databaseErrorKind } from './errors.js';
import type { Transaction } from './transaction.js';

/**
 * Runs a part of a transaction: if it throws, nothing of that part stays, and the transaction can go on. An error of
 * the database ends the whole, since it may have rolled back more than the part.
 */
export async function withSavepoint<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  await tx.query('SAVEPOINT part');
  try {
    const result = await work();
    await tx.query('RELEASE SAVEPOINT part');
    return result;
  } catch (error) {
    if (databaseErrorKind(error) !== undefined) throw error;
    await tx.query('ROLLBACK TO SAVEPOINT part');
    await tx.query('RELEASE SAVEPOINT part');
    throw error;
  }
}
