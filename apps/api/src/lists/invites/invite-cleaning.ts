import { Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../../cleaning/hourly-cleaning.js';
import { Database } from '../../database/database.js';
import { removeOlder } from '../../database/sql/expiry.js';
import { InviteEntity } from './invite.entity.js';

/** How long an ended invitation still gets the response that says so. */
const keptMs = 30 * 24 * 60 * 60 * 1000;
/** Invitations that one run deletes at most. */
const mostRows = 10_000;

/** Deletes invitations that ended long ago. */
@Injectable()
export class InviteCleaning extends HourlyCleaning {
  constructor(db: Database) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('invitation(s) that had ended', () =>
      removeOlder(this.db, InviteEntity, 'expires', keptMs, mostRows),
    );
  }
}
