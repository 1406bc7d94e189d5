import type { Reader } from './database.js';

/**
 * A pooled mysql2 connection with callbacks, as TypeORM's driver keeps it. TypeORM's own way to a statement, a query
 * runner and mysql2's promises, costs a third of a whole list read (docs/decisions/0004-list-read-cost.md).
 */
export interface Connection {
  execute(
    statement: { sql: string; values: readonly unknown[]; timeout: number },
    done: (error: Error | null, rows: unknown) => void,
  ): void;
  release(): void;
  destroy(): void;
}

/** Reads on one connection by prepared statements, which are kept with it. */
export function preparedReader(connection: Connection, timeout: number): Reader {
  return {
    query: <Row>(sql: string, values: readonly unknown[] = []) =>
      new Promise<Row[]>((resolve, reject) => {
        connection.execute({ sql, values, timeout }, (error, rows) => (error ? reject(error) : resolve(rows as Row[])));
      }),
  };
}
