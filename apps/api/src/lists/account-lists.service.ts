import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { isOwnList } from '../identity/own-list.js';
import { Memberships } from './access/memberships.service.js';
import { InviteRepository } from './invites/invite.repository.js';
import { ListsRepository } from './lists.repository.js';
import { Departures } from './members/departures.js';
import { MemberRepository } from './members/member.repository.js';

/** What happens to the lists of an account that is created or deleted. */
@Injectable()
export class AccountListsService {
  constructor(
    private readonly lists: ListsRepository,
    private readonly members: MemberRepository,
    private readonly invites: InviteRepository,
    private readonly departures: Departures,
    private readonly memberships: Memberships,
  ) {}

  /** Creates the own list of a new account. */
  async open(tx: Transaction, account: number): Promise<void> {
    await this.lists.insertOwn(tx, account);
  }

  /** Makes an account the owner of the lists from before there were accounts. */
  async takeOver(tx: Transaction, account: number): Promise<void> {
    await this.lists.takeOver(tx, account);
  }

  /**
   * Removes an account from all its lists. A list without another owner passes to its longest-standing editor; without
   * one, it is deleted with the account, like its own list.
   * @returns the ids of the lists to delete: remove their todos next, then call `remove` for each
   */
  async leaveAll(tx: Transaction, account: number): Promise<number[]> {
    await this.invites.removeOf(tx, account);
    const going = [account];
    for (const list of (await this.members.listsOf(tx, account)).filter((id) => !isOwnList(id))) {
      await this.lists.lock(tx, account, list);
      const others = (await this.members.list(tx, list)).filter(({ id }) => id !== account);
      const heir = others.find(({ role }) => role === 'owner') ?? others.find(({ role }) => role === 'editor');
      if (!heir) going.push(list);
      else {
        if (heir.role !== 'owner') await this.members.changeRole(tx, list, heir.id, 'owner');
        await this.members.remove(tx, list, account);
        await this.departures.tell(tx, list, account);
      }
    }
    return going;
  }

  /** Permanently removes a list whose todos are gone. */
  async remove(tx: Transaction, list: number): Promise<void> {
    await this.lists.purge(tx, list);
  }

  /** A list whose retention in the trash is over, locked; undefined if there is none. */
  expired(tx: Transaction, before: string): Promise<number | undefined> {
    return this.lists.findExpired(tx, before);
  }

  /** Invalidates the cached memberships, after a commit. */
  forget(): void {
    this.memberships.forget();
  }
}
