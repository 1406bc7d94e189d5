import type { Member } from '../cluster/group.ts';
import { settings } from '../cluster/settings.ts';

/** A write that a member in the minority acknowledged, and when, in milliseconds since 1970. */
export interface Acknowledged {
  title: string;
  at: number;
}

/**
 * Writes to the table `story` from inside the container of a member, like a client that was cut off together with it.
 * @returns a function that stops the writes, and resolves to those that were acknowledged
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
        // Rejected, or without a response: the expected outcomes in the minority.
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
