import type { Member } from '../cluster/group.ts';
import { settings } from '../cluster/settings.ts';

/** A write to a member that is cut off, and when it was acknowledged, in milliseconds since 1970. */
export interface Acknowledged {
  title: string;
  at: number;
}

/**
 * Writes into the table `story` from inside the container of a member, like a client that was cut off with it.
 * @returns ends that, and has what was acknowledged
 */
export function writeInside(member: Member): () => Promise<Acknowledged[]> {
  const acknowledged: Acknowledged[] = [];
  let stopped = false;
  const write = async () => {
    for (let i = 1; !stopped; i++) {
      const title = `minority-${member.id.slice(0, 8)}-${Date.now()}-${i}`;
      try {
        const sql = `INSERT INTO ${settings.MYSQL_DATABASE}.story (title) VALUES ('${title}')`;
        await member.inside(sql, settings.MYSQL_USER, settings.MYSQL_PASSWORD);
        acknowledged.push({ title, at: Date.now() });
      } catch {
        // Rejected, or without a response: what a client of the minority should see.
      }
    }
  };
  const writing = write();
  return async () => {
    stopped = true;
    await writing;
    return acknowledged;
  };
}
