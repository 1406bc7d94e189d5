import { createConnection } from 'mysql2/promise';

/** Address and credentials of the server that is stuck on a statement. */
export interface ServerAddress {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** A server that responds at all does so at once. */
const answerWithinMs = 1_000;

/**
 * Kills a connection in the server together with its running statement; its transaction is rolled back there. Closing
 * the client's end changes nothing: the server would go on, and hold the locks.
 * @param uuid of the server that has the connection: after a failover, another may respond at the same address
 * @param threadId number of the connection in the server; without it, this only checks whether the server responds
 * @returns whether that server responds, and the connection has ended; if false, nothing is known
 */
export async function endInServer(server: ServerAddress, uuid: string, threadId?: number): Promise<boolean> {
  try {
    const connection = await createConnection({ ...server, connectTimeout: answerWithinMs });
    try {
      const ask = (sql: string) => connection.query({ sql, timeout: answerWithinMs });
      const [rows] = await ask('SELECT @@server_uuid AS uuid');
      if ((rows as { uuid: string }[])[0]?.uuid !== uuid) return false;
      if (threadId !== undefined) await ask(`KILL ${threadId}`).catch(throwUnlessGone);
      return true;
    } finally {
      connection.destroy();
    }
  } catch {
    return false;
  }
}

function throwUnlessGone(error: unknown): void {
  if ((error as { code?: string }).code !== 'ER_NO_SUCH_THREAD') throw error;
}
