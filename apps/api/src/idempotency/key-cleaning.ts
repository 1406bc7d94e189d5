import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { HourlyCleaning } from '../cleaning/hourly-cleaning.js';
import { Database } from '../database/database.js';
import { removeOlder } from '../database/sql/expiry.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

const hourMs = 60 * 60 * 1000;
/** Keys that one run deletes at most: more than an instance can be asked to store in an hour. */
const mostRows = 1_000_000;

/** Deletes stored responses that are no longer replayed. */
@Injectable()
export class KeyCleaning extends HourlyCleaning {
  constructor(db: Database) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('response(s) stored for replay', () =>
      removeOlder(this.db, IdempotencyKeyEntity, 'created', limits.replayHours * hourMs, mostRows),
    );
  }
}
