import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import type { Config } from '../../config/config.js';
import type { DatabaseUrl } from '../../config/database-url.js';
import { journalingSession } from '../mysql/bypass-triggers.js';
import { credentials, migrationOptions } from '../mysql/connections/options.js';
import { migrate } from '../mysql/migrate.js';
import type { Row, SourceTable, Value } from './source-file.js';

const connectTimeoutMs = 5_000;
/** For one statement of a batch; the server may be far away, and slow. */
const statementMs = 60_000;

const quote = (name: string) => `\`${name}\``;

/** The MySQL server to move to, with the schema of this release. */
export class TargetServer {
  private constructor(private readonly connection: Connection) {}

  static async open(config: Config, master: DatabaseUrl): Promise<TargetServer> {
    await migrate(migrationOptions(config, master), () => undefined);
    const { username, ...address } = credentials(master, config);
    const connection = await createConnection({
      ...address,
      user: username,
      charset: 'utf8mb4',
      timezone: 'Z',
      // As SQLite has them, so that they can be compared.
      dateStrings: true,
      connectTimeout: connectTimeoutMs,
    });
    const target = new TargetServer(connection);
    // The shared list has the id 0, for which MySQL would count up.
    await target.run(
      `SET SESSION time_zone = '+00:00', ${journalingSession}, sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')`,
    );
    return target;
  }

  /** The migrations create the shared list, but the file has one too. */
  async clearNewSchema(): Promise<void> {
    await this.run('DELETE FROM list WHERE id = 0 AND seq = 0 AND NOT EXISTS (SELECT 1 FROM todo)');
  }

  async count(table: SourceTable): Promise<number> {
    const [row] = await this.select(`SELECT COUNT(*) AS total FROM ${quote(table.name)}`, []);
    return Number(row?.total);
  }

  /** Those of `rows` that the server has, with its values. */
  find({ name, columns, key }: SourceTable, rows: readonly Row[]): Promise<Row[]> {
    const tuple = `(${key.map(() => '?').join(', ')})`;
    return this.select(
      `SELECT ${columns.map(quote).join(', ')} FROM ${quote(name)} ` +
        `WHERE (${key.map(quote).join(', ')}) IN (${rows.map(() => tuple).join(', ')})`,
      rows.flatMap((row) => key.map((column) => row[column] ?? null)),
    );
  }

  async insert({ name, columns }: SourceTable, rows: readonly Row[]): Promise<void> {
    const tuple = `(${columns.map(() => '?').join(', ')})`;
    await this.run(
      `INSERT INTO ${quote(name)} (${columns.map(quote).join(', ')}) VALUES ${rows.map(() => tuple).join(', ')}`,
      rows.flatMap((row) => columns.map((column) => row[column] ?? null)),
    );
  }

  /** Ids are never assigned again, even if their row is gone. */
  async continueIds({ name, lastId }: SourceTable): Promise<void> {
    if (lastId !== undefined) await this.run(`ALTER TABLE ${quote(name)} AUTO_INCREMENT = ${lastId + 1}`);
  }

  async close(): Promise<void> {
    await this.connection.end();
  }

  private async select(sql: string, values: Value[]): Promise<Row[]> {
    const [rows] = await this.connection.query<(Row & RowDataPacket)[]>({ sql, values, timeout: statementMs });
    return rows;
  }

  private async run(sql: string, values: Value[] = []): Promise<void> {
    await this.connection.query({ sql, values, timeout: statementMs });
  }
}
