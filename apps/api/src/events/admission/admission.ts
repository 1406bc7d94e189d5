import { Injectable, Logger } from '@nestjs/common';
import { Authentication } from '../../accounts/authentication/authentication.service.js';
import { consistency } from '../../database/consistency.js';
import { Database, type Reader } from '../../database/database.js';
import { DatabaseUnavailable } from '../../database/errors.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import type { EventStream } from '../stream/event-stream.js';

/** Checks who may go on listening: the permissions of the start of a stream can have ended since. */
@Injectable()
export class Admission {
  private readonly logger = new Logger('Events');

  constructor(
    private readonly db: Database,
    private readonly authentication: Authentication,
    private readonly memberships: Memberships,
  ) {}

  /** The listeners whose session or token has ended, or who are no longer a member of one of their lists. */
  async refused(reader: Reader, streams: Iterable<EventStream>): Promise<Set<EventStream>> {
    const asked = [...streams].filter(({ caller }) => caller.by !== 'nobody');
    if (asked.length === 0) return new Set();
    const callers = asked.map(({ caller }) => caller);
    const known = await this.authentication.stillThere(reader, callers);
    const listsOf = await this.memberships.listsOfAccounts(reader, [...new Set(callers.map(({ owner }) => owner))]);
    const isMember = ({ caller, positions }: EventStream) =>
      [...positions.keys()].every((list) => listsOf.get(caller.owner)?.has(list));
    return new Set(asked.filter((stream) => !known.has(stream.caller) || !isMember(stream)));
  }

  /** The same as the master sees it: a lagging replica does not know a session that has just begun. */
  confirmed(streams: Iterable<EventStream>): Promise<Set<EventStream>> {
    return consistency.run({}, () => this.db.readsLatest((reader) => this.refused(reader, streams)));
  }

  /** Ends the streams of those who may not listen any more. */
  async endRefused(streams: Iterable<EventStream>): Promise<void> {
    try {
      const refused = await consistency.run({}, () => this.db.reads((reader) => this.refused(reader, streams)));
      if (refused.size === 0) return;
      for (const stream of await this.confirmed(refused)) stream.end();
    } catch (error) {
      // Nobody gets an event before this check has run again.
      if (!(error instanceof DatabaseUnavailable)) this.logger.error({ err: error });
    }
  }
}
