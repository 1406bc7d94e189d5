import { LessThan } from 'typeorm';
import type { Database } from '../db/database.js';
import { toStored } from '../db/timestamp.js';
import { replayHours } from './idempotency.service.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';

const hourMs = 60 * 60 * 1000;

/** Forgets the answers whose time of replay is over. */
export async function forgetOldKeys(db: Database): Promise<void> {
  const before = toStored(new Date(Date.now() - replayHours * hourMs));
  await db.writes((tx) => tx.delete(IdempotencyKeyEntity, { created: LessThan(before) }));
}
