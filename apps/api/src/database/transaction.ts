import type { EntityManager } from 'typeorm';

/**
 * An open transaction on the master, as `Database.writes` provides it. Only repositories run statements on it; all
 * other code just passes it on. It ends when the function that received it has returned.
 */
export type Transaction = EntityManager;
