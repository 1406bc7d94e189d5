import { Logger } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import type { Database } from '../database/database.js';
import { timeIn } from '../database/sql/expiry.js';

const hourMs = 60 * 60 * 1000;
/** Two clocks further apart than this cannot both be right, and deleted rows cannot be restored. */
const clocksApartMs = 5 * 60 * 1000;

/**
 * Cleanup of one feature, at startup and every hour. Every instance runs it; the later ones find nothing to do.
 * Where nothing is scheduled, as in the account command, nothing is cleaned up.
 */
export abstract class HourlyCleaning {
  private readonly logger = new Logger(this.constructor.name);

  constructor(protected readonly db: Database) {}

  protected abstract clean(): Promise<void>;

  @Timeout(0)
  atStart(): Promise<void> {
    return this.everyHour();
  }

  @Interval(hourMs)
  async everyHour(): Promise<void> {
    await this.attempt('try', async () => {
      const apartMs = Math.abs(Date.now() - (await this.db.writes((tx) => timeIn(tx, this.db.dialect))).getTime());
      if (apartMs <= clocksApartMs) return this.clean();
      const minutes = Math.round(apartMs / 60_000);
      this.logger.error(`nothing is removed: this machine's clock and the database's are ${minutes} minutes apart`);
    });
  }

  /**
   * Removes one kind of thing; if that fails, the other kinds are still removed.
   * @param work returns how many were removed
   */
  protected remove(things: string, work: () => Promise<number>): Promise<void> {
    return this.attempt(`look for ${things}`, async () => {
      const removed = await work();
      if (removed > 0) this.logger.log(`removed permanently: ${removed} ${things}`);
    });
  }

  /** @param what verb phrase that completes "will ... again in an hour" */
  protected async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`will ${what} again in an hour: ${String(error)}`);
    }
  }
}
