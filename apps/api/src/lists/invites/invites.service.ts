import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { type CreateInvite, inviteDays } from '@todo/shared/lists/invite';
import { Role } from '@todo/shared/lists/role';
import { Database } from '../../database/database.js';
import { toIso, toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError, notFound } from '../../errors/app-error.js';
import { isOwnList } from '../../identity/own-list.js';
import type { Principal } from '../../identity/principal.js';
import { requireOwner, requireWholeAccount } from '../access/may.js';
import type { ListRow } from '../list-row.js';
import { ListsRepository } from '../lists.repository.js';
import { ListsService } from '../lists.service.js';
import { MemberRepository } from '../members/member.repository.js';
import { InviteRepository, type InviteRow, type ListInvite } from './invite.repository.js';
import { inviteHash, newInviteToken } from './invite-token.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Invitations of a list that have ended and are kept, so that whoever opens one is told so. */
const mostEnded = limits.invites;

/** Invitations: an owner creates one, and whoever has its token becomes a member. */
@Injectable()
export class InvitesService {
  constructor(
    private readonly db: Database,
    private readonly lists: ListsService,
    private readonly listRows: ListsRepository,
    private readonly members: MemberRepository,
    private readonly repository: InviteRepository,
  ) {}

  /** The invitations of a list, newest first; for its owners. */
  async list(principal: Principal, id: number): Promise<InviteRow[]> {
    const { role } = await this.lists.get(principal, id);
    requireWholeAccount(principal);
    requireOwner(role);
    return this.db.readsLatest((reader) => this.repository.list(reader, id));
  }

  /**
   * Creates an invitation. Only the response contains its token, so the response is not stored for replay.
   * @throws AppError `quota-exceeded`, `validation`
   */
  create(principal: Principal, id: number, input: CreateInvite): Promise<{ row: InviteRow; token: string }> {
    const token = newInviteToken();
    return this.db.writes(async (tx) => {
      await this.lockOwned(tx, principal, id);
      const now = this.db.now();
      const [open, ended] = divide(await this.repository.list(tx, id), now);
      if (open.length >= limits.invites) {
        throw new AppError('quota-exceeded', `a list has ${limits.invites} invitations at most: revoke one first`);
      }
      for (const { id: old } of ended.slice(mostEnded)) await this.repository.remove(tx, id, old);
      const invite = {
        list: id,
        role: input.role,
        created: toStored(now),
        createdBy: principal.owner,
        expires: toStored(endOf(input, now)),
        uses: input.uses === undefined ? 1 : input.uses,
      };
      const inserted = await this.repository.insert(tx, { ...invite, hash: inviteHash(token) });
      const row = (await this.repository.list(tx, id)).find((each) => each.id === inserted);
      if (!row) throw notFound(inserted);
      return { row, token };
    });
  }

  async revoke(tx: Transaction, principal: Principal, id: number, invite: number): Promise<void> {
    await this.lockOwned(tx, principal, id);
    if (!(await this.repository.remove(tx, id, invite))) throw notFound(invite);
  }

  /** @throws AppError `not-found`, `invitation-over` */
  async preview(token: string): Promise<ListInvite> {
    return requireOpen(
      await this.db.readsLatest((reader) => this.repository.find(reader, inviteHash(token))),
      this.db.now(),
    );
  }

  /**
   * Makes the caller a member. A member gets the better of the two roles, and uses the invitation only for that.
   * @throws AppError `not-found`, `invitation-over`, `quota-exceeded`
   */
  async accept(tx: Transaction, principal: Principal, token: string): Promise<ListRow> {
    requireWholeAccount(principal);
    const found = await this.repository.lock(tx, inviteHash(token));
    if (!found) throw gone();
    const { owner } = principal;
    const member = await this.listRows.lock(tx, owner, found.list);
    if (member && rank(member.role) <= rank(found.role)) return member;
    const invite = requireOpen(found, this.db.now());
    if (member) await this.members.changeRole(tx, invite.list, owner, invite.role);
    else {
      await this.lists.requireRoom(tx, owner);
      if ((await this.members.list(tx, invite.list)).length >= limits.members) {
        throw new AppError('quota-exceeded', `the list has the maximum of ${limits.members} members`);
      }
      await this.members.insert(tx, invite.list, owner, invite.role);
    }
    await this.repository.use(tx, invite.id);
    return this.lists.seen(tx, principal, invite.list);
  }

  private async lockOwned(tx: Transaction, principal: Principal, id: number): Promise<void> {
    const row = await this.listRows.lock(tx, principal.owner, id);
    if (!row || row.deleted !== null || (principal.list !== undefined && principal.list !== id)) throw notFound(id);
    requireWholeAccount(principal);
    requireOwner(row.role);
    if (isOwnList(id)) throw new AppError('forbidden', 'your own list cannot be shared: create another list');
  }
}

/** Owners come first. */
function rank(role: Role): number {
  return Role.options.indexOf(role);
}

function endOf({ expires }: CreateInvite, now: Date): Date {
  if (expires === undefined) return new Date(now.getTime() + inviteDays.usual * dayMs);
  const end = new Date(expires);
  // A minute more, for clients that add the days by their own clock.
  if (end > now && end.getTime() <= now.getTime() + inviteDays.most * dayMs + 60_000) return end;
  const detail = `expires must be in the future, and within ${inviteDays.most} days`;
  throw new AppError('validation', detail, { errors: [{ pointer: '/expires', code: 'out_of_range', detail }] });
}

function divide(rows: InviteRow[], now: Date): [open: InviteRow[], ended: InviteRow[]] {
  return [rows.filter((row) => !isOver(row, now)), rows.filter((row) => isOver(row, now))];
}

function isOver({ expires, uses }: InviteRow, now: Date): boolean {
  return uses === 0 || Date.parse(toIso(expires)) <= now.getTime();
}

function requireOpen(invite: ListInvite | undefined, now: Date): ListInvite {
  if (!invite) throw gone();
  if (!isOver(invite, now)) return invite;
  throw new AppError('invitation-over', 'this invitation is over: ask its sender for a new one');
}

function gone(): AppError {
  return new AppError('not-found', 'there is no such invitation: it may have been revoked, or its list deleted');
}
