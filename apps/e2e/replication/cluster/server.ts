import mysql, { type Connection, type RowDataPacket } from 'mysql2/promise';
import type { StartedTestContainer } from 'testcontainers';
import { until } from '../../../../tools/until.ts';
import { Node } from '../../support/container.ts';
import { tester } from './settings.ts';

const connectTimeoutMs = 10_000;

/** One MySQL server of a cluster, queried at its own port with an account of the tests. */
export class DatabaseServer extends Node {
  readonly port: number;
  private readonly database: string;
  private blocker?: Connection;
  private knownId?: number;

  constructor(container: StartedTestContainer, port: number, database: string) {
    super(container);
    this.port = port;
    this.database = database;
  }

  /** Creates the account of the tests, which is replicated to the other servers. */
  async admitTester(rootPassword: string): Promise<void> {
    const account = `${tester.user}@'%'`;
    const sql = `CREATE USER IF NOT EXISTS ${account} IDENTIFIED BY '${tester.password}'; GRANT ALL ON *.* TO ${account} WITH GRANT OPTION`;
    const socket = '--socket=/var/run/mysqld/mysqld.sock';
    await this.exec(['mysql', '--no-defaults', socket, '--user=root', `--execute=${sql}`], { MYSQL_PWD: rootPassword });
  }

  /** Opens a new connection, which the caller must close. */
  connect(): Promise<Connection> {
    const { port, database } = this;
    return mysql.createConnection({ host: '127.0.0.1', port, database, ...tester, connectTimeout: connectTimeoutMs });
  }

  /** Runs one statement on a connection of its own. */
  async query<Row = Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const connection = await this.connect();
    try {
      const [rows] = await connection.query<RowDataPacket[]>({ sql, values, timeout: 60_000 });
      return rows as Row[];
    } finally {
      connection.destroy();
    }
  }

  /** Its `server_id`, which stays with its data. */
  async serverId(): Promise<number> {
    if (this.knownId === undefined) {
      const [row] = await this.query<{ id: number }>('SELECT @@server_id AS id');
      this.knownId = row?.id;
    }
    return this.knownId as number;
  }

  /** The status line by which the load balancer decides. */
  async status(maxLagS = 5): Promise<string> {
    const [row] = await this.query<{ status: string }>('SELECT tododb_ops.status(?) AS status', [maxLagS]);
    return row?.status ?? '';
  }

  async executed(): Promise<string> {
    const [row] = await this.query<{ executed: string }>('SELECT @@global.gtid_executed AS executed');
    return row?.executed ?? '';
  }

  /** Waits until this server has applied every transaction that `source` has now. */
  async caughtUpWith(source: DatabaseServer, timeoutMs?: number): Promise<void> {
    const executed = await source.executed();
    await until(
      'the replica caught up',
      async () => {
        const [row] = await this.query<{ has: number }>('SELECT GTID_SUBSET(?, @@global.gtid_executed) AS has', [
          executed,
        ]);
        return row?.has === 1;
      },
      timeoutMs,
    );
  }

  /** Waits until this replica has received, applied or not, every transaction that `source` has now. */
  async received(source: DatabaseServer): Promise<void> {
    const executed = await source.executed();
    await until('the replica received everything', async () => {
      const [row] = await this.query<{ has: number }>('SELECT GTID_SUBSET(?, tododb_ops.gtids()) AS has', [executed]);
      return row?.has === 1;
    });
  }

  /** Makes this replica receive every transaction but apply none, until `letGo()`. */
  async holdBack(): Promise<void> {
    this.blocker = await this.connect();
    await this.blocker.query('FLUSH TABLES WITH READ LOCK');
  }

  async letGo(): Promise<void> {
    await this.blocker?.end();
    this.blocker = undefined;
  }

  /** Makes this replica apply every transaction the given number of seconds late; 0 ends the delay. */
  async delayBy(seconds: number): Promise<void> {
    await this.query('STOP REPLICA SQL_THREAD');
    await this.query(`CHANGE REPLICATION SOURCE TO SOURCE_DELAY = ${seconds}`);
    await this.query('START REPLICA SQL_THREAD');
  }

  /** Runs a statement on this replica only, like an accidental write: it diverges from its master. */
  async diverge(sql: string, values: unknown[] = []): Promise<void> {
    const connection = await this.connect();
    try {
      await connection.query('SET GLOBAL super_read_only = OFF');
      await connection.query('SET GLOBAL read_only = OFF');
      await connection.query(sql, values);
      await connection.query('SET GLOBAL super_read_only = ON');
    } finally {
      connection.destroy();
    }
  }

  /** Purges all complete binary logs, as their expiry would. */
  async purgeBinaryLogs(): Promise<void> {
    await this.query('FLUSH BINARY LOGS');
    const [current] = await this.query<{ File: string }>('SHOW BINARY LOG STATUS');
    await this.query('PURGE BINARY LOGS TO ?', [current?.File]);
  }
}
