import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/database.js';
import { batchRows } from '../../database/sql/expiry.js';
import { batches } from '../../database/sql/placeholders.js';
import type { Transaction } from '../../database/transaction.js';

/** Entries that one statement writes. */
const mostWritten = 250;

/** Which todo came from which entry of a file, list by list. */
@Injectable()
export class ImportedRepository {
  /** The todos of these entries, by their hashes. */
  async find(reader: Pick<Reader, 'query'>, list: number, hashes: readonly string[]): Promise<Map<string, number>> {
    if (hashes.length === 0) return new Map();
    const rows = await reader.query<{ hash: string; todo: number }>(
      `SELECT hash, todo FROM imported_todo WHERE list = ? AND hash IN (${hashes.map(() => '?').join(', ')})`,
      [list, ...hashes],
    );
    return new Map(rows.map(({ hash, todo }) => [hash, todo]));
  }

  /** Remembers entries, in place of what they were before. */
  async remember(tx: Transaction, list: number, entries: readonly { hash: string; todo: number }[]): Promise<void> {
    for (let start = 0; start < entries.length; start += mostWritten) {
      const some = entries.slice(start, start + mostWritten);
      await tx.query(
        `REPLACE INTO imported_todo (list, hash, todo) VALUES ${some.map(() => '(?, ?, ?)').join(', ')}`,
        some.flatMap(({ hash, todo }) => [list, hash, todo]),
      );
    }
  }

  /** Up to `batchRows` todos after another that entries are remembered for. */
  async todosAfter(reader: Pick<Reader, 'query'>, after: number): Promise<number[]> {
    const rows = await reader.query<{ todo: number }>(
      `SELECT DISTINCT todo FROM imported_todo WHERE todo > ? ORDER BY todo LIMIT ${batchRows}`,
      [after],
    );
    return rows.map(({ todo }) => todo);
  }

  /** Forgets the entries of these todos. */
  async forget(tx: Transaction, todos: readonly number[]): Promise<void> {
    for (const batch of batches(todos)) {
      await tx.query(`DELETE FROM imported_todo WHERE todo IN (${batch.list})`, [...batch.ids]);
    }
  }
}
