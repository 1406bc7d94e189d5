import { type EntityManager, LessThan } from 'typeorm';
import { ThrottleEntity } from './throttle.entity.js';

/** Removes what counts nothing any more. */
export async function removeEndedWindows(tx: EntityManager, now: string): Promise<void> {
  await tx.delete(ThrottleEntity, { expires: LessThan(now) });
}
