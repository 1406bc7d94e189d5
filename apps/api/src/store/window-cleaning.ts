import { Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../cleaning/hourly-cleaning.js';
import { Database } from '../database/database.js';
import { removeOlder } from '../database/expiry.js';
import { ThrottleEntity } from './throttle.entity.js';

/** Windows that one run may remove. */
const mostRows = 100_000;

/** Removes the windows in which nothing is counted any more. */
@Injectable()
export class WindowCleaning extends HourlyCleaning {
  constructor(db: Database) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('window(s) of tries that had closed', () =>
      removeOlder(this.db, ThrottleEntity, 'expires', 0, mostRows),
    );
  }
}
