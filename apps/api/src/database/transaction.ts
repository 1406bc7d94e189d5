import type { EntityManager } from 'typeorm';

/**
 * An open transaction on the master, as `Database.writes` hands it out: only repositories ask it anything, everybody
 * else passes it on. It is over when the function it was given to has ended.
 */
export type Transaction = EntityManager;
