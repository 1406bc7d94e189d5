import { Injectable } from '@nestjs/common';
import type { Role } from '@todo/shared/lists/role';
import { Database } from '../../database/database.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError, notFound } from '../../errors/app-error.js';
import { isOwnList } from '../../identity/own-list.js';
import type { Principal } from '../../identity/principal.js';
import { requireOwner, requireWholeAccount } from '../access/may.js';
import type { ListRow } from '../list-row.js';
import { ListsRepository } from '../lists.repository.js';
import { ListsService } from '../lists.service.js';
import { Departures } from './departures.js';
import { MemberRepository, type MemberRow } from './member.repository.js';

/** Members of lists. A list always has an owner. */
@Injectable()
export class MembersService {
  constructor(
    private readonly db: Database,
    private readonly lists: ListsService,
    private readonly listRows: ListsRepository,
    private readonly repository: MemberRepository,
    private readonly departures: Departures,
  ) {}

  /** The members of a list of the caller, longest-standing first. */
  async list(principal: Principal, id: number): Promise<MemberRow[]> {
    await this.lists.get(principal, id);
    return this.db.reads((reader) =>
      isOwnList(id) ? this.repository.ofOwnList(reader, id) : this.repository.list(reader, id),
    );
  }

  /** @throws AppError `last-owner` */
  async changeRole(tx: Transaction, principal: Principal, id: number, account: number, role: Role): Promise<MemberRow> {
    const { row, members } = await this.lock(tx, principal, id);
    requireOwner(row.role);
    const member = memberOf(members, account);
    if (member.role === role) return member;
    if (role !== 'owner') requireOtherOwner(members, account);
    await this.repository.changeRole(tx, id, account, role);
    return { ...member, role };
  }

  /**
   * Removes a member, or lets the caller leave.
   * @throws AppError `last-owner`
   */
  async remove(tx: Transaction, principal: Principal, id: number, account: number): Promise<void> {
    const { row, members } = await this.lock(tx, principal, id);
    if (account !== principal.owner) requireOwner(row.role);
    memberOf(members, account);
    requireOtherOwner(members, account);
    await this.repository.remove(tx, id, account);
    await this.departures.tell(tx, id, account);
  }

  /** Makes another member the owner in place of the caller, who becomes an editor. */
  async transfer(tx: Transaction, principal: Principal, id: number, account: number): Promise<ListRow> {
    const { row, members } = await this.lock(tx, principal, id);
    requireOwner(row.role);
    memberOf(members, account);
    if (account === principal.owner) return row;
    await this.repository.changeRole(tx, id, account, 'owner');
    await this.repository.changeRole(tx, id, principal.owner, 'editor');
    return this.lists.seen(tx, principal, id);
  }

  /** Locks a list and its memberships for a change. */
  private async lock(
    tx: Transaction,
    principal: Principal,
    id: number,
  ): Promise<{ row: ListRow; members: MemberRow[] }> {
    const row = await this.listRows.lock(tx, principal.owner, id);
    if (!row || row.deleted !== null || (principal.list !== undefined && principal.list !== id)) throw notFound(id);
    requireWholeAccount(principal);
    if (isOwnList(id)) {
      throw new AppError('forbidden', 'your own list cannot be shared: create another list');
    }
    return { row, members: await this.repository.list(tx, id) };
  }
}

function memberOf(members: readonly MemberRow[], account: number): MemberRow {
  const member = members.find(({ id }) => id === account);
  if (!member) throw notFound(account);
  return member;
}

/** @throws AppError `last-owner` if the list would have no owner without this one */
function requireOtherOwner(members: readonly MemberRow[], account: number): void {
  const hasOther = members.some(({ id, role }) => role === 'owner' && id !== account);
  if (hasOther || members.every(({ id, role }) => id !== account || role !== 'owner')) return;
  throw new AppError(
    'last-owner',
    members.length === 1
      ? 'you are the only member: delete the list instead'
      : 'a list needs an owner: make another member an owner first',
  );
}
