import { Injectable } from '@nestjs/common';
import type { EventsQuery } from '@todo/shared/events/events-query';
import type { Principal } from '../../identity/principal.js';
import { defaultListOf, Memberships } from '../../lists/access/memberships.service.js';

/** Which lists a caller may follow. */
@Injectable()
export class ListAccess {
  constructor(private readonly memberships: Memberships) {}

  /**
   * @param asked ids, or all; without any, the caller's own list
   * @throws AppError `not-found` for a list that the caller is not a member of
   */
  async readable(principal: Principal, asked: EventsQuery['list']): Promise<readonly number[]> {
    if (asked === 'ALL') return this.memberships.listsOf(principal);
    const lists = asked ?? [defaultListOf(principal)];
    for (const list of lists) await this.memberships.roleIn(principal, list);
    return lists;
  }
}
