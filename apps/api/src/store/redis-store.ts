import type { Redis } from 'ioredis';
import type { Principal } from '../identity/principal.js';
import { Announcements } from './announcements.js';
import { throttleKey } from './database-store.js';
import { type Attempts, keepSeconds, type Rule, SharedStore } from './shared-store.js';

const prefix = 'todo:';
const ended = 'ended';
/** Longer than a lookup that began before the revocation can take to be cached. */
const endedSeconds = 2 * keepSeconds;

/**
 * The shared store in Redis or Valkey. While that is unreachable, `instead` does the counting, and callers are looked
 * up in the database: nobody is logged out.
 */
export class RedisStore extends SharedStore {
  private readonly announcements: Announcements;

  constructor(
    private readonly redis: Redis,
    private readonly instead: SharedStore,
  ) {
    super();
    this.announcements = new Announcements(redis);
  }

  async count(rule: Rule, subject: string): Promise<Attempts> {
    const key = prefix + throttleKey(rule, subject);
    try {
      // Not EXPIRE with NX, which requires Redis 7.
      const opening = this.redis.multi().set(key, 0, 'EX', rule.windowSeconds, 'NX');
      const results = await opening.incr(key).ttl(key).exec();
      const [, count, seconds] = (results ?? []).map(([error, value]) => {
        if (error) throw error;
        return Number(value);
      });
      if (count === undefined || seconds === undefined) throw new Error('the transaction was discarded');
      return { count, seconds: Math.max(seconds, 1), refund: () => this.refund(key) };
    } catch {
      return this.instead.count(rule, subject);
    }
  }

  /** In both stores: some attempts may have been counted while Redis was down. */
  async clear(rule: Rule, subject: string): Promise<void> {
    await this.redis.del(prefix + throttleKey(rule, subject)).catch(() => undefined);
    await this.instead.clear(rule, subject);
  }

  async get(hash: string): Promise<Principal | 'ended' | undefined> {
    const known = await this.redis.get(principalKey(hash)).catch(() => null);
    if (known === null) return undefined;
    return known === ended ? ended : (JSON.parse(known) as Principal);
  }

  async set(hash: string, principal: Principal): Promise<void> {
    await this.redis.set(principalKey(hash), JSON.stringify(principal), 'EX', keepSeconds, 'NX').catch(() => undefined);
  }

  async revoke(hashes: readonly string[]): Promise<void> {
    if (hashes.length === 0) return;
    const all = this.redis.pipeline();
    for (const hash of hashes) all.set(principalKey(hash), ended, 'EX', endedSeconds);
    await all.exec().catch(() => undefined);
  }

  announce(list: number, seq: number): void {
    this.announcements.send(list, seq);
  }
  onAnnounced(hear: (list: number, seq: number) => void): void {
    this.announcements.start(hear);
  }
  get hearsOthers(): boolean {
    return this.announcements.arrive;
  }

  async health(): Promise<'ok' | 'down'> {
    return this.redis.ping().then(
      () => 'ok' as const,
      () => 'down' as const,
    );
  }

  async close(): Promise<void> {
    this.announcements.close();
    this.redis.disconnect();
  }

  /**
   * Only here: an attempt that Redis counted cannot be refunded in the database. A window that has expired in the
   * meantime must not be opened again below zero.
   */
  private async refund(key: string): Promise<void> {
    await this.redis
      .eval("if redis.call('exists', KEYS[1]) == 1 then return redis.call('decr', KEYS[1]) end", 1, key)
      .catch(() => undefined);
  }
}

function principalKey(hash: string): string {
  return `${prefix}caller:${hash}`;
}
