import { type Role, serverOf } from './connection-role.js';
import type { Connection } from './prepared.js';

/**
 * How long a connection of the replica pool lives, so that replicas which joined later get their share; and how long when
 * it leads to the master, which means that no replica was fit when it was made.
 */
const lifeMs: Record<Role, number> = { replica: 60_000, master: 2_000 };

/** Gives a connection back to the replica pool, or destroys it when its time is over. */
export function releaseReader(connection: Connection): void {
  const server = serverOf(connection);
  if (server && Date.now() - server.connectedAt > lifeMs[server.role]) connection.destroy();
  else connection.release();
}
