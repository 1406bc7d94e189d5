import { hash } from 'node:crypto';
import type { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { type Attempts, type Rule, SharedStore } from './shared-store.js';
import { ThrottleRepository } from './throttle.repository.js';

/** Key of a subject's attempts: hashed, since people type passwords into the field of the name. */
export function throttleKey(rule: Rule, subject: string): string {
  return `${rule.name}:${hash('sha256', subject, 'base64url')}`;
}

/** The shared store of installations without Redis. It caches no principals: the sessions are in this very database. */
export class DatabaseStore extends SharedStore {
  private readonly windows: ThrottleRepository;
  private hear: (list: number, seq: number) => void = () => {};

  constructor(private readonly db: Database) {
    super();
    this.windows = new ThrottleRepository(db);
  }

  async count(rule: Rule, subject: string): Promise<Attempts> {
    const key = throttleKey(rule, subject);
    for (;;) {
      const tries = await this.db.writes((tx) => this.countIn(tx, rule, key));
      if (tries) return { ...tries, refund: () => this.db.writes((tx) => this.windows.takeOneBack(tx, key)) };
    }
  }

  async clear(rule: Rule, subject: string): Promise<void> {
    await this.db.writes((tx) => this.windows.remove(tx, throttleKey(rule, subject)));
  }

  async get(): Promise<undefined> {
    return undefined;
  }
  async set(): Promise<void> {}
  async revoke(): Promise<void> {}
  announce(list: number, seq: number): void {
    this.hear(list, seq);
  }
  onAnnounced(hear: (list: number, seq: number) => void): void {
    this.hear = hear;
  }
  /** The database announces nothing: instances poll it for the writes of others. */
  get hearsOthers(): boolean {
    return false;
  }
  async health(): Promise<undefined> {
    return undefined;
  }
  async close(): Promise<void> {}

  /** @returns undefined when another instance opened the window at the same time */
  private async countIn(tx: Transaction, rule: Rule, key: string): Promise<Omit<Attempts, 'refund'> | undefined> {
    const now = this.db.now().getTime();
    const window = await this.windows.lock(tx, key);
    if (window && window.expires.getTime() > now) {
      await this.windows.countOne(tx, key);
      return { count: window.count + 1, seconds: Math.ceil((window.expires.getTime() - now) / 1000) };
    }
    const opened = { count: 1, expires: new Date(now + rule.windowSeconds * 1000) };
    if (window) await this.windows.replace(tx, key, opened);
    else if (!(await this.windows.insert(tx, key, opened))) return undefined;
    return { count: 1, seconds: rule.windowSeconds };
  }
}
