import { createConnection } from 'mysql2/promise';

/** Where to reach the server that got no further with a statement, and as whom. */
export interface ServerAddress {
  host: string;
  port: number;
  user: string;
  password: string;
}

/** One that answers at all does so at once. */
const answerWithinMs = 1_000;

/**
 * Ends a connection in the server, with the statement that runs on it; its transaction is rolled back there. What the
 * client does to its own end changes nothing: the server would go on, and hold the locks.
 * @param uuid of the server that has the connection: after a failover, another may answer at the same address
 * @param threadId the connection's number there; without it, the server is only asked whether it answers
 * @returns whether that server answers, and the connection has ended; if not, nothing is known
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
