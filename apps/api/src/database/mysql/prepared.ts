import type { Reader } from '../database.js';
import { silence, within } from './deadline.js';

/**
 * A pooled mysql2 connection with callbacks, as TypeORM's driver keeps it. TypeORM's own way to a statement, a query
 * runner and mysql2's promises, costs a third of a whole list read (docs/decisions/0004-list-read-cost.md).
 */
export interface Connection {
  /** Its number in the server. */
  threadId: number;
  execute(
    statement: { sql: string; values: readonly unknown[] },
    done: (error: Error | null, rows: unknown) => void,
  ): void;
  release(): void;
  destroy(): void;
}

/**
 * Reads on one connection by prepared statements, which are kept with it.
 * @param patienceMs how long a statement may go unanswered, from its preparation to its last row: mysql2's own timeout
 *   ends with the first packet of a result and does not cover the preparation
 */
export function preparedReader(connection: Connection, patienceMs: number): Reader {
  return {
    query: <Row>(sql: string, values: readonly unknown[] = []) =>
      within(
        patienceMs,
        new Promise<Row[]>((resolve, reject) => {
          connection.execute({ sql, values }, (error, rows) => (error ? reject(error) : resolve(rows as Row[])));
        }),
        silence,
      ),
  };
}
