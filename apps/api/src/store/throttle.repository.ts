import { MoreThan } from 'typeorm';
import type { Transaction } from '../database/transaction.js';
import { ThrottleEntity } from './throttle.entity.js';

/** Takes one try back; a window that has begun since is not opened below zero. */
export async function takeBack(tx: Transaction, key: string): Promise<void> {
  await tx.decrement(ThrottleEntity, { key, count: MoreThan(0) }, 'count', 1);
}
