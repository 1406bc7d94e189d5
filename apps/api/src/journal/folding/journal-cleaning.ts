import { Inject, Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../../cleaning/hourly-cleaning.js';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { Database } from '../../database/database.js';
import { batchRows, inBatches, timeIn } from '../../database/sql/expiry.js';
import { toStored } from '../../database/sql/timestamp.js';
import type { Transaction } from '../../database/transaction.js';
import { FoldingRepository } from './folding.repository.js';

const dayMs = 24 * 60 * 60 * 1000;
/** Changes that one run folds away at most. */
const mostRows = 1_000_000;

/** Folds the oldest changes away: what is older than TODO_JOURNAL_DAYS, or more than TODO_JOURNAL_BYTES in a list. */
@Injectable()
export class JournalCleaning extends HourlyCleaning {
  constructor(
    db: Database,
    private readonly repository: FoldingRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super(db);
  }

  protected override async clean(): Promise<void> {
    await this.remove('old change(s) of the journal', () => inBatches(this.db, mostRows, (tx) => this.foldOld(tx)));
    const most = this.config.TODO_JOURNAL_BYTES;
    if (most === 0) return;
    await this.remove('change(s) of journals that were too long', () =>
      inBatches(this.db, mostRows, (tx) => this.foldLarge(tx, most)),
    );
  }

  private async foldOld(tx: Transaction): Promise<number> {
    const before = toStored(
      new Date((await timeIn(tx, this.db.dialect)).getTime() - this.config.TODO_JOURNAL_DAYS * dayMs),
    );
    let folded = 0;
    for (const list of await this.repository.listsBefore(tx, before, batchRows)) {
      await this.repository.lock(tx, list);
      folded += (await this.repository.fold(tx, list, batchRows - folded, before)).rows;
      if (folded >= batchRows) break;
    }
    return folded;
  }

  private async foldLarge(tx: Transaction, most: number): Promise<number> {
    const list = await this.repository.largest(tx, most);
    if (list === undefined) return 0;
    await this.repository.lock(tx, list);
    return (await this.repository.fold(tx, list, batchRows)).rows;
  }
}
