import { Logger } from '@nestjs/common';
import { Interval, Timeout } from '@nestjs/schedule';
import type { Database } from '../database/database.js';
import { timeIn } from '../database/expiry.js';

const hourMs = 60 * 60 * 1000;
/** Two clocks that are further apart cannot both be right, and what one of them removes is gone for good. */
const clocksApartMs = 5 * 60 * 1000;

/**
 * Cleaning of one feature, when the service starts and every hour. Every instance does it; what one did the others find
 * done. Where nothing is scheduled, as in the account command, nothing is cleaned.
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
   * Removes one kind of thing; what keeps it from being removed does not keep the others.
   * @param work returns how many were removed
   */
  protected remove(things: string, work: () => Promise<number>): Promise<void> {
    return this.attempt(`look for ${things}`, async () => {
      const removed = await work();
      if (removed > 0) this.logger.log(`removed for good: ${removed} ${things}`);
    });
  }

  /** @param what completes "will ... again in an hour" */
  protected async attempt(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`will ${what} again in an hour: ${String(error)}`);
    }
  }
}
