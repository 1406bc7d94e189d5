import { Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import { HourlyCleaning } from '../../cleaning/hourly-cleaning.js';
import { Database } from '../../database/database.js';
import { removeOlder } from '../../database/sql/expiry.js';
import { ImportPartEntity } from './upload.entity.js';

const hourMs = 60 * 60 * 1000;
/** Parts that one run removes at most. */
const mostRows = 100_000;

/** Removes files that nobody imported. */
@Injectable()
export class UploadCleaning extends HourlyCleaning {
  constructor(db: Database) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('part(s) of files that were not imported', () =>
      removeOlder(this.db, ImportPartEntity, 'created', limits.importHours * hourMs, mostRows),
    );
  }
}
