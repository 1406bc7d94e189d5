import { Injectable } from '@nestjs/common';
import type { Reader } from '../../database/database.js';
import { batches } from '../../database/sql/placeholders.js';

/** Reads which lists accounts are members of. */
@Injectable()
export class MembershipRepository {
  async listsOf(reader: Reader, accounts: readonly number[]): Promise<Map<number, Set<number>>> {
    const lists = new Map(accounts.map((account) => [account, new Set([account])]));
    for (const { list, ids } of batches(accounts)) {
      const rows = await reader.query<{ list: number; account: number }>(
        `SELECT list, account FROM membership WHERE account IN (${list})`,
        ids,
      );
      for (const row of rows) lists.get(row.account)?.add(row.list);
    }
    return lists;
  }
}
