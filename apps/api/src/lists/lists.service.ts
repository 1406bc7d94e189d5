import { Inject, Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import type { CreateList, PatchList } from '@todo/shared/lists/list';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { Database } from '../database/database.js';
import { timeIn } from '../database/sql/expiry.js';
import { type StoredTimestamp, toIso } from '../database/sql/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { AppError, notFound } from '../errors/app-error.js';
import { isOwnList } from '../identity/own-list.js';
import { type Principal, sharedOwner } from '../identity/principal.js';
import { requireOwner, requireWholeAccount } from './access/may.js';
import { ListMismatch, type ListRow } from './list-row.js';
import { type Expected, isExpected } from './list-tag.js';
import { ListsRepository } from './lists.repository.js';
import { MemberRepository } from './members/member.repository.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Business rules of lists: who may create, rename and delete them. Without accounts, everybody may. */
@Injectable()
export class ListsService {
  constructor(
    private readonly db: Database,
    private readonly repository: ListsRepository,
    private readonly members: MemberRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The lists of the caller, their own first; with `deleted`, the lists in the trash that they own. */
  async list({ owner, list }: Principal, deleted: boolean): Promise<ListRow[]> {
    const rows = await this.db.reads((reader) =>
      deleted ? this.repository.trash(reader, owner) : this.repository.list(reader, owner),
    );
    const now = this.db.now();
    return rows.filter(
      (row) => (list === undefined || row.id === list) && (row.deleted === null || !this.isOver(row.deleted, now)),
    );
  }

  /** @throws AppError `not-found`, also for a list in the trash */
  async get(principal: Principal, id: number): Promise<ListRow> {
    const row = await this.db.reads((reader) => this.repository.find(reader, principal.owner, id));
    if (!row || row.deleted !== null || !opens(principal, id)) throw notFound(id);
    return row;
  }

  async create(tx: Transaction, principal: Principal, { name }: CreateList): Promise<ListRow> {
    requireWholeAccount(principal);
    await this.requireRoom(tx, principal.owner);
    const id = await this.repository.insert(tx, name);
    if (principal.owner !== sharedOwner) await this.members.insert(tx, id, principal.owner, 'owner');
    return this.seen(tx, principal, id);
  }

  async patch(
    tx: Transaction,
    principal: Principal,
    id: number,
    { name }: PatchList,
    expected: Expected,
  ): Promise<ListRow> {
    if (isOwnList(id) && id === principal.owner && id !== sharedOwner) await this.repository.insertOwn(tx, id);
    const row = await this.lockOwned(tx, principal, id, expected);
    if (row.deleted !== null) throw notFound(id);
    if (name === undefined || name === row.name) return row;
    await this.repository.rename(tx, id, name);
    return this.seen(tx, principal, id);
  }

  /** Moves a list to the trash, for all its members. */
  async trash(tx: Transaction, principal: Principal, id: number, expected: Expected): Promise<void> {
    const row = await this.lockOwned(tx, principal, id, expected);
    if (row.deleted !== null) throw notFound(id);
    if (isOwnList(id))
      throw new AppError('forbidden', 'this list lives as long as its account: clear its todos instead');
    await this.repository.trashOne(tx, id);
  }

  /**
   * Restores a list from the trash with everything in it. A list that is not in the trash stays unchanged.
   * @throws AppError `not-found` once the purge may have begun, which removes the todos of a list in batches
   */
  async restore(tx: Transaction, principal: Principal, id: number, expected: Expected): Promise<ListRow> {
    const row = await this.lockOwned(tx, principal, id, expected);
    if (row.deleted === null) return row;
    // The clock of the purge.
    if (this.isOver(row.deleted, await timeIn(tx, this.db.dialect))) throw notFound(id);
    await this.repository.restore(tx, id);
    return this.seen(tx, principal, id);
  }

  /** @throws AppError `quota-exceeded` if the account is in the maximum number of lists */
  async requireRoom(tx: Transaction, account: number): Promise<void> {
    if ((await this.repository.count(tx, account)) < limits.lists) return;
    throw new AppError(
      'quota-exceeded',
      `this would exceed the maximum of ${limits.lists} lists, the trash included: delete or leave one`,
    );
  }

  /** The list in its current state in this transaction. */
  async seen(tx: Transaction, { owner }: Principal, id: number): Promise<ListRow> {
    const row = await this.repository.find(tx, owner, id);
    if (!row) throw notFound(id);
    return row;
  }

  /** Whether a list has been in the trash for longer than TODO_TRASH_DAYS. */
  private isOver(deleted: StoredTimestamp, now: Date): boolean {
    return now.getTime() - Date.parse(toIso(deleted)) > this.config.TODO_TRASH_DAYS * dayMs;
  }

  private async lockOwned(tx: Transaction, principal: Principal, id: number, expected: Expected): Promise<ListRow> {
    const row = await this.repository.lock(tx, principal.owner, id);
    // Only its owners see a list in the trash.
    if (!row || !opens(principal, id) || (row.deleted !== null && row.role !== 'owner')) throw notFound(id);
    requireWholeAccount(principal);
    requireOwner(row.role);
    if (!isExpected(row, expected)) throw new ListMismatch(row);
    return row;
  }
}

/** A token of a single list knows no other. */
function opens({ list }: Principal, id: number): boolean {
  return list === undefined || list === id;
}
