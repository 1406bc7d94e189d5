import { type Role, serverOf } from './connection-role.js';

/**
 * Maximum age of a connection in the replica pool, so that replicas that joined later get their share; much shorter for
 * a connection to the master, which means that no replica was available when it was opened.
 */
const lifeMs: Record<Role, number> = { replica: 60_000, master: 2_000 };

/** Whether a connection of the replica pool has reached its maximum age. */
export function isOld(connection: object): boolean {
  const server = serverOf(connection);
  return server !== undefined && Date.now() - server.connectedAt > lifeMs[server.role];
}
