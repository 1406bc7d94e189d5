import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';
import { TodoJournal } from '../history/todo-journal.js';
import { StoredAmountRepository } from '../quota/stored-amount.repository.js';

/** Todos that nobody can see any more, of all owners. */
@Injectable()
export class PurgeRepository {
  private readonly dialect: Dialect;

  constructor(
    { dialect }: Database,
    private readonly amounts: StoredAmountRepository,
    private readonly journal: TodoJournal,
  ) {
    this.dialect = dialect;
  }

  /**
   * Permanently deletes up to `limit` rows that went to the trash before `before`, a stored timestamp. Rows that others
   * have locked are skipped, since they may be about to be restored.
   * @returns how many rows
   */
  async removeExpiredTrash(tx: Transaction, before: string, limit: number): Promise<number> {
    const rows = await tx.query<{ id: number; list: number }[]>(
      `SELECT id, owner AS list FROM todo WHERE deleted < ? ORDER BY deleted, id LIMIT ${limit}${this.dialect.forUpdateOfFree}`,
      [before],
    );
    return this.remove(tx, rows);
  }

  /**
   * Permanently deletes up to `limit` todos of accounts whose deletion is recorded, if they were created since.
   * @returns how many rows
   */
  async removeOrphans(tx: Transaction, limit: number): Promise<number> {
    const rows = await tx.query<{ id: number; list: number }[]>(
      `SELECT todo.id, todo.owner AS list FROM ended_account JOIN todo ON todo.owner = ended_account.id AND todo.created >= since
      WHERE NOT EXISTS (SELECT 1 FROM user WHERE user.id = ended_account.id) LIMIT ${limit}`,
    );
    return this.remove(tx, rows);
  }

  private async remove(tx: Transaction, rows: readonly { id: number; list: number }[]): Promise<number> {
    if (rows.length === 0) return 0;
    const ids = rows.map(({ id }) => id);
    const amounts = await this.amounts.of(tx, ids);
    await tx.query(`DELETE FROM todo WHERE id IN (${ids.map(() => '?').join(', ')})`, ids);
    await this.amounts.takeOff(tx, amounts);
    await this.journal.purged(tx, rows);
    return ids.length;
  }
}
