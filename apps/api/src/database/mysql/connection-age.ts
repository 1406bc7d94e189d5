import { type Role, serverOf } from './connection-role.js';

/**
 * How long a connection of the replica pool lives, so that replicas which joined later get their share; and how long when
 * it leads to the master, which means that no replica was fit when it was made.
 */
const lifeMs: Record<Role, number> = { replica: 60_000, master: 2_000 };

/** Whether the time of a connection of the replica pool is over. */
export function isOld(connection: object): boolean {
  const server = serverOf(connection);
  return server !== undefined && Date.now() - server.connectedAt > lifeMs[server.role];
}
