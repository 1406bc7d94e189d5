import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { batches } from '../../database/sql/placeholders.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { SessionEntity } from './session.entity.js';

export type SessionRow = Omit<SessionEntity, 'user' | 'hash'>;

/** Rows of `session`. */
@Injectable()
export class SessionRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** @returns the id of the new row */
  async insert(tx: Transaction, session: Omit<SessionEntity, 'id'>): Promise<number> {
    const result = await tx.query(
      'INSERT INTO session (user, hash, client, created, last_used, expires) VALUES (?, ?, ?, ?, ?, ?)',
      [
        session.user,
        session.hash,
        session.client,
        toStored(session.created),
        toStored(session.lastUsed),
        toStored(session.expires),
      ],
    );
    return this.dialect.insertedId(result);
  }

  /** A user's unexpired sessions, newest first. */
  list(reader: Reader, user: number, now: Date): Promise<SessionRow[]> {
    return reader.query<SessionRow>(
      `SELECT id, client, created, last_used AS lastUsed, expires FROM session
      WHERE session.user = ? AND expires > ? ORDER BY id DESC`,
      [user, toStored(now)],
    );
  }

  /** Whether a session still exists: it may have been revoked since the request was authenticated. */
  async exists(tx: Transaction, user: number, id: number): Promise<boolean> {
    return (
      (await tx.query<object[]>('SELECT id FROM session WHERE session.user = ? AND id = ?', [user, id])).length > 0
    );
  }

  /**
   * Deletes sessions of a user: one, all, or all but one.
   * @returns the hashes of the deleted sessions
   */
  async remove(tx: Transaction, user: number, which: { id?: number; except?: number } = {}): Promise<string[]> {
    const [condition, ...bound] =
      which.id !== undefined
        ? [' AND id = ?', which.id]
        : which.except !== undefined
          ? [' AND id <> ?', which.except]
          : [''];
    return this.removeRows(
      tx,
      await tx.query(`SELECT id, hash FROM session WHERE session.user = ?${condition}`, [user, ...bound]),
    );
  }

  /**
   * Deletes the sessions of a user that were not used for longest, all but `keep`.
   * @returns the hashes of the deleted sessions
   */
  async removeLeastUsed(tx: Transaction, user: number, keep: number): Promise<string[]> {
    const sql = 'SELECT id, hash FROM session WHERE session.user = ? ORDER BY last_used DESC, id DESC';
    const rows = await tx.query<{ id: number; hash: string }[]>(sql, [user]);
    return this.removeRows(tx, rows.slice(keep));
  }

  private async removeRows(tx: Transaction, rows: { id: number; hash: string }[]): Promise<string[]> {
    // By id: a session that began in the meantime would be deleted without its hash being returned.
    for (const { list, ids } of batches(rows.map(({ id }) => id))) {
      await tx.query(`DELETE FROM session WHERE id IN (${list})`, [...ids]);
    }
    return rows.map(({ hash }) => hash);
  }
}
