import { Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../../cleaning/hourly-cleaning.js';
import { Database } from '../../database/database.js';
import { removeOlder } from '../../database/sql/expiry.js';
import { SessionEntity } from './session.entity.js';

/** Sessions that one run deletes at most. */
const mostRows = 10_000;

/** Deletes expired sessions. */
@Injectable()
export class SessionCleaning extends HourlyCleaning {
  constructor(db: Database) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('session(s) that had ended', () => removeOlder(this.db, SessionEntity, 'expires', 0, mostRows));
  }
}
