import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { removeEndedSessions } from './accounts/sessions/session-expiry.js';
import type { Config } from './config/config.js';
import { CONFIG } from './config/config.token.js';
import { Database } from './database/database.js';
import { timeIn } from './database/expiry.js';
import { forgetOldKeys } from './idempotency/expiry.js';
import { removeEndedWindows } from './store/throttle-expiry.js';
import { removeOrphans } from './todos/cleaning/orphans.js';
import { purgeTrash } from './todos/cleaning/trash-purge.js';
import { recountOld } from './todos/quota/recount.js';

const intervalMs = 60 * 60 * 1000;
/** Two clocks that are further apart cannot both be right, and what one of them removes is gone for good. */
const clocksApartMs = 5 * 60 * 1000;

/** What has to be cleaned up now and then. Every instance does it; what one did the others find done. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Housekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), intervalMs).unref();
    void this.run();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      const apartMs = Math.abs(Date.now() - (await this.db.writes((tx) => timeIn(tx, this.db.dialect))).getTime());
      if (apartMs > clocksApartMs) {
        const minutes = Math.round(apartMs / 60_000);
        this.logger.error(`nothing is removed: this machine's clock and the database's are ${minutes} minutes apart`);
        return;
      }
    } catch (error) {
      this.logger.warn(`will try again in an hour: ${String(error)}`);
      return;
    }
    await this.remove('answer(s) kept for repetition', forgetOldKeys);
    await this.remove('session(s) that had ended', removeEndedSessions);
    await this.remove('window(s) of tries that had closed', removeEndedWindows);
    await this.remove('owner(s) without an account: their todos', removeOrphans);
    await this.remove('todo(s) from the trash', (db) => purgeTrash(db, this.config.TODO_TRASH_DAYS));
    await this.recount();
  }

  private async recount(): Promise<void> {
    try {
      await recountOld(this.db);
    } catch (error) {
      this.logger.warn(`will count again in an hour what is stored: ${String(error)}`);
    }
  }

  /** One kind of thing; what keeps it from being removed does not keep the others. */
  private async remove(what: string, work: (db: Database) => Promise<number>): Promise<void> {
    try {
      const removed = await work(this.db);
      if (removed > 0) this.logger.log(`removed for good: ${removed} ${what}`);
    } catch (error) {
      this.logger.warn(`will look for ${what} again in an hour: ${String(error)}`);
    }
  }
}
