import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CreateFeed } from '@todo/shared/calendar/feed';
import { limits } from '@todo/shared/limits';
import { Database } from '../../database/database.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';
import { requireWholeAccount } from '../../lists/access/may.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import { Departures } from '../../lists/members/departures.js';
import { FeedRepository, type FeedRow } from './feed.repository.js';
import { feedHash, newFeedSecret } from './feed-secret.js';

/** The calendars that a person has made: each shows what its person may read, and is nobody else's. */
@Injectable()
export class FeedsService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly repository: FeedRepository,
    private readonly memberships: Memberships,
    private readonly departures: Departures,
  ) {}

  onModuleInit(): void {
    // Whoever is invited again has not made the old address known again.
    this.departures.follow((tx, list, account) => this.repository.removeOf(tx, account, list));
  }

  /** The caller's feeds, newest first. */
  list(principal: Principal): Promise<FeedRow[]> {
    requireWholeAccount(principal);
    return this.db.readsLatest((reader) => this.repository.list(reader, principal.owner));
  }

  /**
   * Makes a feed. Only the response contains its secret, so the response is not stored for replay.
   * @throws AppError `not-found` for a list that the caller is not a member of, `quota-exceeded`
   */
  create(
    principal: Principal,
    { list = null, kind = 'events' }: CreateFeed,
  ): Promise<{ row: FeedRow; secret: string }> {
    requireWholeAccount(principal);
    const secret = newFeedSecret();
    const account = principal.owner;
    return this.db.writes(async (tx) => {
      const readable = await (await this.memberships.scopeIn(tx, principal)).seek(tx, async (lists) => lists);
      if (list !== null && !readable?.includes(list)) throw notFound(list);
      const count = await this.repository.count(tx, account);
      if (count === undefined) throw notFound(account);
      if (count >= limits.feeds) {
        throw new AppError('quota-exceeded', `there are ${limits.feeds} calendars already: revoke one first`);
      }
      const created = toStored(this.db.now());
      const feed = { account, list, kind, created, lastUsed: null, hash: feedHash(secret) };
      return { row: await this.repository.insert(tx, feed), secret };
    });
  }

  async revoke(tx: Transaction, principal: Principal, id: number): Promise<void> {
    requireWholeAccount(principal);
    if (!(await this.repository.remove(tx, principal.owner, id))) throw notFound(id);
  }

  /** Revokes all feeds of an account. */
  async revokeAll(tx: Transaction, account: number): Promise<void> {
    await this.repository.removeOf(tx, account);
  }
}
