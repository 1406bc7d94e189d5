import { Injectable } from '@nestjs/common';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import type { InviteEntity } from './invite.entity.js';

/** An invitation with the name of its creator. */
export type InviteRow = Omit<InviteEntity, 'hash'> & { by: string };

/** An invitation with its list. */
export type ListInvite = InviteRow & { listName: string };

const columns = `invite.id AS id, invite.list AS list, invite.role AS role, invite.created AS created,
  created_by AS createdBy, expires, uses, user.name AS ${'`by`'}`;
const from = 'FROM invite JOIN user ON user.id = created_by';

/** Rows of `invite`. */
@Injectable()
export class InviteRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The invitations of a list, newest first, ended ones included. */
  list(reader: Pick<Reader, 'query'>, list: number): Promise<InviteRow[]> {
    return reader.query<InviteRow>(`SELECT ${columns} ${from} WHERE invite.list = ? ORDER BY invite.id DESC`, [list]);
  }

  /** The invitation with this hash, if its list is not in the trash. */
  async find(reader: Pick<Reader, 'query'>, hash: string): Promise<ListInvite | undefined> {
    const [row] = await reader.query<ListInvite>(
      `SELECT ${columns}, list.name AS listName ${from} JOIN list ON list.id = invite.list
      WHERE hash = ? AND list.deleted IS NULL`,
      [hash],
    );
    return row;
  }

  /** The same, locked: nobody else can use it until the transaction ends. */
  async lock(tx: Transaction, hash: string): Promise<ListInvite | undefined> {
    await tx.query(`SELECT id FROM invite WHERE hash = ?${this.dialect.forUpdate}`, [hash]);
    return this.find(tx, hash);
  }

  /** @returns the id of the new row */
  async insert(tx: Transaction, invite: Omit<InviteEntity, 'id'>): Promise<number> {
    const { list, hash, role, created, createdBy, expires, uses } = invite;
    const result = await tx.query(
      'INSERT INTO invite (list, hash, role, created, created_by, expires, uses) VALUES (?, ?, ?, ?, ?, ?, ?)',
      [list, hash, role, toStored(created), createdBy, toStored(expires), uses],
    );
    return this.dialect.insertedId(result);
  }

  /** Counts one use of an invitation with a limited number of uses. */
  async use(tx: Transaction, id: number): Promise<void> {
    await tx.query('UPDATE invite SET uses = uses - 1 WHERE id = ? AND uses IS NOT NULL', [id]);
  }

  /** @returns whether it existed */
  async remove(tx: Transaction, list: number, id: number): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT id FROM invite WHERE invite.list = ? AND id = ?', [list, id]);
    if (rows.length > 0) await tx.query('DELETE FROM invite WHERE id = ?', [id]);
    return rows.length > 0;
  }

  /** Revokes the invitations of an account to one list, or to all lists. */
  async removeOf(tx: Transaction, account: number, list?: number): Promise<void> {
    const [condition, ...bound] = list === undefined ? [''] : [' AND invite.list = ?', list];
    await tx.query(`DELETE FROM invite WHERE created_by = ?${condition}`, [account, ...bound]);
  }
}
