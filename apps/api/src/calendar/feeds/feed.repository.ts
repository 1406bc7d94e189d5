import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { sharedOwner } from '../../identity/principal.js';
import type { FeedEntity } from './feed.entity.js';

export type FeedRow = Omit<FeedEntity, 'hash'>;

type Statements = Pick<Reader, 'query'>;

const columns =
  'id, account, calendar_feed.list AS list, kind, calendar_feed.created AS created, last_used AS lastUsed';

/** Rows of `calendar_feed`. */
@Injectable()
export class FeedRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The feed with this hash, if its account exists. */
  async find(reader: Statements, hash: string): Promise<FeedRow | undefined> {
    const [row] = await reader.query<FeedRow>(
      `SELECT ${columns} FROM calendar_feed WHERE hash = ?
      AND (account = ${sharedOwner} OR EXISTS (SELECT 1 FROM user WHERE user.id = account))`,
      [hash],
    );
    return row;
  }

  /** The feeds of an account, newest first. */
  list(reader: Statements, account: number): Promise<FeedRow[]> {
    return reader.query<FeedRow>(`SELECT ${columns} FROM calendar_feed WHERE account = ? ORDER BY id DESC`, [account]);
  }

  /**
   * Number of feeds of an account; undefined for one that has just been deleted. Concurrent counts of the same account
   * wait until the transaction ends.
   */
  async count(tx: Transaction, account: number): Promise<number | undefined> {
    const table = account === sharedOwner ? 'list' : 'user';
    const sql = `SELECT id FROM ${table} WHERE id = ?${this.dialect.forUpdate}`;
    const locked = await tx.query<unknown[]>(sql, [account]);
    return locked.length > 0 ? (await this.list(tx, account)).length : undefined;
  }

  /** @returns the row with its new id */
  async insert(tx: Transaction, feed: Omit<FeedEntity, 'id'>): Promise<FeedRow> {
    const { hash, ...row } = feed;
    const result = await tx.query(
      'INSERT INTO calendar_feed (account, list, hash, kind, created) VALUES (?, ?, ?, ?, ?)',
      [row.account, row.list, hash, row.kind, toStored(row.created)],
    );
    return { id: this.dialect.insertedId(result), ...row };
  }

  /** @returns whether it existed */
  async remove(tx: Transaction, account: number, id: number): Promise<boolean> {
    const sql = 'SELECT id FROM calendar_feed WHERE account = ? AND id = ?';
    const rows = await tx.query<unknown[]>(sql, [account, id]);
    if (rows.length > 0) await tx.query('DELETE FROM calendar_feed WHERE id = ?', [id]);
    return rows.length > 0;
  }

  /** Removes the feeds that an account has of one list, or all of them. */
  async removeOf(tx: Transaction, account: number, list?: number): Promise<void> {
    const [condition, ...bound] = list === undefined ? [''] : [' AND calendar_feed.list = ?', list];
    await tx.query(`DELETE FROM calendar_feed WHERE account = ?${condition}`, [account, ...bound]);
  }

  /** Records a use. @param at as a stored timestamp */
  async touch(tx: Transaction, id: number, at: string): Promise<void> {
    await tx.query('UPDATE calendar_feed SET last_used = ? WHERE id = ?', [at, id]);
  }
}
