import type { Pool } from 'mysql2';
import type { PoolFigures } from '../../database.js';
import { DatabaseUnavailable } from '../../errors.js';
import { within } from '../statements/deadline.js';
import type { Connection } from '../statements/prepared.js';

/** A connection that was used within this time is assumed to be alive. */
const provenMs = 1_000;
/** Requests that may wait for each connection: statements take milliseconds, and the wait is bounded too. */
const waitingEach = 100;
/** How long a request waits for a connection: opening one takes 2 s at most, and one in use has timeouts of its own. */
const longestWaitMs = 5_000;
/** How long to back off from an unreachable server before one connection tries it again. */
const restMs = 500;

/** The connections to one address, counted by the events of mysql2's pool. */
export class ConnectionPool {
  private readonly open = new Set<Connection>();
  /** When each idle connection was released, in ms of `Date.now`. */
  private readonly idle = new Map<Connection, number>();
  private waiting = 0;
  private restUntil = 0;

  /** @param size maximum number of connections */
  constructor(
    private readonly pool: Pool,
    private readonly size: number,
  ) {
    pool.on('acquire', (connection) => this.acquired(connection));
    pool.on('release', (connection) => this.idle.set(connection, Date.now()));
  }

  /**
   * Obtains a connection; the caller returns it with its own `release`, or with `destroy`.
   * @param connect takes the connection from the pool; by default from the pool itself
   * @param late receives a connection that arrives after the wait has timed out, to release it
   * @throws DatabaseUnavailable when too many requests are waiting, or this one has waited too long
   * @throws Error with code POOL_NONEONLINE when the server cannot be reached, or could not be a moment ago
   */
  async obtain(
    connect = (): Promise<Connection> => this.take(),
    late: (connection: Connection) => void = (connection) => connection.release(),
  ): Promise<Connection> {
    if (this.waiting >= this.size * waitingEach) throw tooMany();
    if (performance.now() < this.restUntil) throw offline();
    this.waiting++;
    const obtained = connect().then(
      (connection) => {
        this.restUntil = 0;
        return connection;
      },
      (error: unknown) => {
        this.restUntil = performance.now() + restMs;
        throw offline(error);
      },
    );
    const counted = obtained.finally(() => this.waiting--);
    return within(longestWaitMs, counted, tooMany, late);
  }

  /**
   * Opens all connections: otherwise a new process would open them while its first requests wait, on a machine that is
   * busy starting it. Connections that fail now are opened when they are needed.
   */
  async fill(): Promise<void> {
    const opened = await Promise.allSettled(Array.from({ length: this.size }, () => this.obtain()));
    for (const connection of opened) if (connection.status === 'fulfilled') connection.value.release();
  }

  /** Closes a connection permanently. */
  destroy(connection: Connection): void {
    this.forget(connection);
    connection.destroy();
  }

  /**
   * Closes the idle connections. Call it when one of them got no response: if its server or load balancer is gone, the
   * others are dead too, and each would cost a request its timeout.
   */
  dropIdle(): void {
    for (const [connection, since] of this.idle) if (Date.now() - since > provenMs) this.destroy(connection);
  }

  figures(): PoolFigures {
    return { open: this.open.size, free: this.idle.size, waiting: this.waiting };
  }

  end(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.pool.end((error) => (error ? reject(error) : resolve()));
    });
  }

  private take(): Promise<Connection> {
    return new Promise((resolve, reject) => {
      this.pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
    });
  }

  private acquired(connection: Connection): void {
    this.idle.delete(connection);
    if (this.open.has(connection)) return;
    this.open.add(connection);
    // Without a listener, an error of an idle connection would crash the process.
    connection.on('error', () => this.forget(connection));
    connection.once('end', () => this.forget(connection));
  }

  private forget(connection: Connection): void {
    this.idle.delete(connection);
    this.open.delete(connection);
  }
}

function tooMany(): DatabaseUnavailable {
  return new DatabaseUnavailable('too many requests wait for the database; try again');
}

const offlineCode = 'POOL_NONEONLINE';

function offline(cause?: unknown): Error {
  return Object.assign(new Error('the server cannot be reached', { cause }), { code: offlineCode });
}

/** Whether the server of a pool is unreachable, so that there is no point in trying again at once. */
export function isOffline(error: unknown): boolean {
  return (error as { code?: unknown } | undefined)?.code === offlineCode;
}
