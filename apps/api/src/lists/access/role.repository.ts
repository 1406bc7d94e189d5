import { Injectable } from '@nestjs/common';
import type { Role } from '@todo/shared/lists/role';
import type { Reader } from '../../database/database.js';
import { batches } from '../../database/sql/placeholders.js';
import type { Transaction } from '../../database/transaction.js';
import { firstNamedList, isOwnList } from '../../identity/own-list.js';
import { sharedOwner } from '../../identity/principal.js';
import type { Roles } from './list-scope.js';

/** Lists of an account that are not in the trash. */
const ofAccount = `SELECT membership.list AS list, role FROM membership
  JOIN list ON list.id = membership.list WHERE account = ? AND list.deleted IS NULL ORDER BY membership.list`;

/** Lists of an installation without accounts. A list with members dates from a time with accounts, and is theirs. */
const ofEverybody = `SELECT id AS list, 'owner' AS role FROM list WHERE id >= ? AND deleted IS NULL
  AND NOT EXISTS (SELECT 1 FROM membership WHERE membership.list = list.id) ORDER BY id`;

interface RoleRow {
  list: number;
  role: Role;
}

/** Memberships of several accounts. */
const ofAccounts = (accounts: string) => `SELECT account, membership.list AS list FROM membership
  JOIN list ON list.id = membership.list WHERE account IN (${accounts}) AND list.deleted IS NULL`;

/** Rows of `membership`, as roles. */
@Injectable()
export class RoleRepository {
  /**
   * The roles of an account, 0 for everybody. Its own list has the id of the account and may have no rows: the previous
   * release writes none.
   */
  async of(reader: Pick<Reader, 'query'>, account: number): Promise<Roles> {
    const rows =
      account === sharedOwner
        ? await reader.query<RoleRow>(ofEverybody, [firstNamedList])
        : await reader.query<RoleRow>(ofAccount, [account]);
    return new Map([[account, 'owner'], ...rows.map(({ list, role }): [number, Role] => [list, role])]);
  }

  /** Whether an account is a member of a list; its own list has no other member. */
  async has(tx: Transaction, list: number, account: number): Promise<boolean> {
    if (isOwnList(list)) return list !== sharedOwner && list === account;
    const rows = await tx.query<unknown[]>('SELECT 1 FROM membership WHERE membership.list = ? AND account = ?', [
      list,
      account,
    ]);
    return rows.length > 0;
  }

  /** The lists of each of these accounts, including its own. */
  async listsOf(reader: Pick<Reader, 'query'>, accounts: readonly number[]): Promise<Map<number, Set<number>>> {
    const lists = new Map(accounts.map((account) => [account, new Set([account])]));
    for (const { list, ids } of batches(accounts)) {
      const rows = await reader.query<{ account: number; list: number }>(ofAccounts(list), ids);
      for (const row of rows) lists.get(row.account)?.add(row.list);
    }
    return lists;
  }
}
