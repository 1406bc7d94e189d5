import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { batches } from '../../database/sql/placeholders.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { TokenEntity } from './token.entity.js';

export type TokenRow = Omit<TokenEntity, 'user' | 'hash'>;

/** Rows of `token`. */
@Injectable()
export class TokenRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** @returns the id of the new row */
  async insert(tx: Transaction, { user, hash, name, scope, created, list }: Omit<TokenEntity, 'id'>): Promise<number> {
    const result = await tx.query(
      'INSERT INTO token (user, hash, name, scope, created, list) VALUES (?, ?, ?, ?, ?, ?)',
      [user, hash, name, scope, toStored(created), list],
    );
    return this.dialect.insertedId(result);
  }

  /** A user's tokens, newest first. */
  list(reader: Reader, user: number): Promise<TokenRow[]> {
    return reader.query<TokenRow>(
      'SELECT id, name, scope, created, last_used AS lastUsed, token.list AS list FROM token WHERE token.user = ? ORDER BY id DESC',
      [user],
    );
  }

  async count(tx: Transaction, user: number): Promise<number> {
    const [row] = await tx.query<{ total: number | string }[]>(
      'SELECT COUNT(*) AS total FROM token WHERE token.user = ?',
      [user],
    );
    return Number(row?.total);
  }

  /**
   * Deletes one token of a user, or all of them.
   * @returns the hashes of the deleted tokens
   */
  async remove(tx: Transaction, user: number, id?: number): Promise<string[]> {
    const [condition, ...bound] = id === undefined ? [''] : [' AND id = ?', id];
    const rows = await tx.query<{ id: number; hash: string }[]>(
      `SELECT id, hash FROM token WHERE token.user = ?${condition}`,
      [user, ...bound],
    );
    for (const { list, ids } of batches(rows.map((row) => row.id))) {
      await tx.query(`DELETE FROM token WHERE id IN (${list})`, [...ids]);
    }
    return rows.map(({ hash }) => hash);
  }
}
