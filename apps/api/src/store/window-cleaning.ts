import { Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../cleaning/hourly-cleaning.js';
import { Database } from '../database/database.js';
import { removeOlder } from '../database/sql/expiry.js';
import { ThrottleEntity } from './throttle.entity.js';

/** Windows that one run deletes at most. */
const mostRows = 100_000;

/** Deletes expired windows. */
@Injectable()
export class WindowCleaning extends HourlyCleaning {
  constructor(db: Database) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('expired window(s) of attempts', () =>
      removeOlder(this.db, ThrottleEntity, 'expires', 0, mostRows),
    );
  }
}
