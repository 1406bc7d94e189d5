import { Injectable } from '@nestjs/common';
import type { Role } from '@todo/shared/lists/role';
import { Database, type Reader } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';

/** A member of a list. */
export interface MemberRow {
  id: number;
  name: string;
  role: Role;
  since: StoredTimestamp;
}

const selectMembers = `SELECT account AS id, user.name AS name, role, membership.created AS since FROM membership
  JOIN user ON user.id = account WHERE membership.list = ?`;

/** Rows of `membership`, with the names of the accounts. */
@Injectable()
export class MemberRepository {
  private readonly dialect: Dialect;

  constructor({ dialect }: Database) {
    this.dialect = dialect;
  }

  /** The members of a list, longest-standing first. */
  list(reader: Pick<Reader, 'query'>, list: number): Promise<MemberRow[]> {
    return reader.query<MemberRow>(`${selectMembers} ORDER BY membership.created, account`, [list]);
  }

  /** The only member of the own list of an account, which may have no rows. */
  ofOwnList(reader: Pick<Reader, 'query'>, account: number): Promise<MemberRow[]> {
    return reader.query<MemberRow>(`SELECT id, name, 'owner' AS role, created AS since FROM user WHERE id = ?`, [
      account,
    ]);
  }

  /** Inserts nothing for an account that has just been deleted. */
  async insert(tx: Transaction, list: number, account: number, role: Role): Promise<void> {
    await tx.query(
      `INSERT INTO membership (list, account, role, created)
      SELECT ?, user.id, ?, ${this.dialect.now} FROM user WHERE user.id = ?`,
      [list, role, account],
    );
  }

  async changeRole(tx: Transaction, list: number, account: number, role: Role): Promise<void> {
    await tx.query('UPDATE membership SET role = ? WHERE membership.list = ? AND account = ?', [role, list, account]);
  }

  async remove(tx: Transaction, list: number, account: number): Promise<void> {
    await tx.query('DELETE FROM membership WHERE membership.list = ? AND account = ?', [list, account]);
  }

  /** Ids of the lists that an account is a member of, ascending, including the trash. */
  async listsOf(tx: Transaction, account: number): Promise<number[]> {
    const sql = 'SELECT membership.list AS list FROM membership WHERE account = ? ORDER BY membership.list';
    return (await tx.query<{ list: number }[]>(sql, [account])).map(({ list }) => list);
  }
}
