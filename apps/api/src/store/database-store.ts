import { hash } from 'node:crypto';
import type { Database } from '../database/database.js';
import { databaseErrorKind } from '../database/errors.js';
import { toIso, toStored } from '../database/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { type Rule, SharedStore, type Tries } from './shared-store.js';
import { ThrottleEntity } from './throttle.entity.js';
import { takeBack } from './throttle.repository.js';

/** Key of the tries of somebody: hashed, since people type passwords into the field of the name. */
export function throttleKey(rule: Rule, subject: string): string {
  return `${rule.name}:${hash('sha256', subject, 'base64url')}`;
}

/** The shared store of installations without Redis. It remembers no callers: the sessions are in this very database. */
export class DatabaseStore extends SharedStore {
  constructor(private readonly db: Database) {
    super();
  }

  async count(rule: Rule, subject: string): Promise<Tries> {
    const key = throttleKey(rule, subject);
    for (;;) {
      const tries = await this.db.writes((tx) => this.countIn(tx, rule, key));
      if (tries) return { ...tries, giveBack: () => this.db.writes((tx) => takeBack(tx, key)) };
    }
  }

  async clear(rule: Rule, subject: string): Promise<void> {
    await this.db.writes((tx) => tx.delete(ThrottleEntity, { key: throttleKey(rule, subject) }));
  }

  async recall(): Promise<undefined> {
    return undefined;
  }
  async remember(): Promise<void> {}
  async end(): Promise<void> {}
  async health(): Promise<undefined> {
    return undefined;
  }
  async close(): Promise<void> {}

  /** @returns undefined when another instance opened the window at the same moment */
  private async countIn(tx: Transaction, rule: Rule, key: string): Promise<Omit<Tries, 'giveBack'> | undefined> {
    const now = this.db.now().getTime();
    const [row] = await tx.query<ThrottleEntity[]>(
      `SELECT count, expires FROM throttle WHERE throttle.key = ?${this.db.dialect.forUpdate}`,
      [key],
    );
    const ends = row ? Date.parse(toIso(row.expires)) : 0;
    if (row && ends > now) {
      await tx.increment(ThrottleEntity, { key }, 'count', 1);
      return { count: row.count + 1, seconds: Math.ceil((ends - now) / 1000) };
    }
    const opened = { key, count: 1, expires: toStored(new Date(now + rule.windowSeconds * 1000)) };
    if (row) {
      await tx.update(ThrottleEntity, { key }, opened);
    } else {
      try {
        await tx.insert(ThrottleEntity, opened);
      } catch (error) {
        if (databaseErrorKind(error) === 'duplicate') return undefined;
        throw error;
      }
    }
    return { count: 1, seconds: rule.windowSeconds };
  }
}
