import { setTimeout as delay } from 'node:timers/promises';
import mysql, { type Pool, type PoolConnection, type RowDataPacket } from 'mysql2/promise';

const queryTimeoutMs = 5_000;
const poolSize = 10;
/** The pool closes connections after this time: otherwise it would never reach a server that joined later. */
const readsPerConnection = 20;
/** As many attempts as the API makes: a broken connection can be replaced by another one that is about to break. */
const maxAttempts = 3;

/** Reads at a steady rate until stopped, with a pool and retries on lost connections like those of the API. */
export class Readers {
  answered = 0;
  readonly failures: string[] = [];
  /** Number of reads that each server has served since the last `forget()`, by server id. */
  readonly servers = new Map<number, number>();
  private readonly pool: Pool;
  private readonly uses = new WeakMap<PoolConnection['connection'], number>();
  private readonly running: Promise<void>;
  private stopped = false;

  constructor(url: string, perSecond: number, sql = 'SELECT @@server_id AS server') {
    this.pool = mysql.createPool({ uri: url, connectionLimit: poolSize, maxIdle: poolSize, connectTimeout: 3_000 });
    this.running = this.run(perSecond, sql);
  }

  forget(): void {
    this.servers.clear();
  }

  /** Stops, and waits for the reads in flight. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
    await this.pool.end();
  }

  private async run(perSecond: number, sql: string): Promise<void> {
    const underWay = new Set<Promise<void>>();
    const begin = Date.now();
    for (let sent = 0; !this.stopped; sent++) {
      const read = this.read(sql).finally(() => underWay.delete(read));
      underWay.add(read);
      await delay(begin + (1_000 * sent) / perSecond - Date.now());
    }
    await Promise.all(underWay);
  }

  private async read(sql: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(sql);
      } catch (error) {
        if (isLost(error as { code?: string }) && attempt < maxAttempts) continue;
        this.failures.push((error as Error).message);
        return;
      }
    }
  }

  private async once(sql: string): Promise<void> {
    const connection = await this.pool.getConnection();
    try {
      const [[row]] = await connection.query<RowDataPacket[]>({ sql, timeout: queryTimeoutMs });
      this.answered++;
      this.servers.set(row?.server, (this.servers.get(row?.server) ?? 0) + 1);
    } catch (error) {
      connection.destroy();
      throw error;
    }
    const uses = (this.uses.get(connection.connection) ?? 0) + 1;
    this.uses.set(connection.connection, uses);
    if (uses < readsPerConnection) connection.release();
    else connection.destroy();
  }
}

function isLost(error: { code?: string }): boolean {
  return ['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'].includes(error.code ?? '');
}
