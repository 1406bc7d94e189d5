import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { AppError } from '../../errors/app-error.js';
import type { Principal } from '../../identity/principal.js';
import { MembershipRepository } from './membership.repository.js';

/** Which lists somebody may follow. */
@Injectable()
export class ListAccess {
  constructor(
    private readonly db: Database,
    private readonly memberships: MembershipRepository,
  ) {}

  /**
   * @param asked ids; the own list where there are none
   * @throws AppError `not-found` for a list that the caller is no member of
   */
  async readable({ owner, by }: Principal, asked: readonly number[] = [owner]): Promise<readonly number[]> {
    const foreign = asked.filter((list) => list !== owner);
    if (foreign.length === 0) return asked;
    const own =
      by === 'nobody' ? undefined : await this.db.readsLatest((reader) => this.memberships.listsOf(reader, [owner]));
    const unknown = foreign.find((list) => !own?.get(owner)?.has(list));
    if (unknown !== undefined) throw new AppError('not-found', `list=${unknown} is not found`);
    return asked;
  }
}
