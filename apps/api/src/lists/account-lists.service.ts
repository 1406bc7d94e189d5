import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { isOwnList } from '../identity/own-list.js';
import { Memberships } from './access/memberships.service.js';
import { InviteRepository } from './invites/invite.repository.js';
import { ListsRepository } from './lists.repository.js';
import { Departures } from './members/departures.js';
import { MemberRepository } from './members/member.repository.js';

/** What becomes of the lists of an account that comes or goes. */
@Injectable()
export class AccountListsService {
  constructor(
    private readonly lists: ListsRepository,
    private readonly members: MemberRepository,
    private readonly invites: InviteRepository,
    private readonly departures: Departures,
    private readonly memberships: Memberships,
  ) {}

  /** Makes the own list of a new account. */
  async open(tx: Transaction, account: number): Promise<void> {
    await this.lists.insertOwn(tx, account);
  }

  /** Makes an account the owner of the lists from before there were accounts. */
  async takeOver(tx: Transaction, account: number): Promise<void> {
    await this.lists.takeOver(tx, account);
  }

  /**
   * Takes an account out of all its lists. One that it alone owned passes to the eldest editor; where there is none, it
   * goes with the account, as its own list does.
   * @returns the ids of the lists that go, whose todos are removed next; then `remove` ends each
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

  /** A list whose time in the trash is over, locked; undefined if there is none. */
  expired(tx: Transaction, before: string): Promise<number | undefined> {
    return this.lists.findExpired(tx, before);
  }

  /** Ends what is remembered of who is in which list, after a commit. */
  forget(): void {
    this.memberships.forget();
  }
}
