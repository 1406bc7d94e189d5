import type { ExecuteValues, PoolConnection } from 'mysql2';
import type { Reader } from '../../database.js';
import { silence, within } from './deadline.js';

/**
 * A pooled connection with callbacks. TypeORM's query runner and mysql2's promises would cost a third of a whole list
 * read (docs/decisions/0004-list-read-cost.md).
 */
export type Connection = PoolConnection;

/**
 * Reads on one connection with prepared statements, which are cached per connection.
 * @param patienceMs how long a statement may go without a response, from its preparation to its last row: mysql2's own
 *   timeout ends with the first packet of a result and does not cover the preparation
 */
export function preparedReader(connection: Connection, patienceMs: number): Reader {
  return {
    query: <Row>(sql: string, values: readonly unknown[] = []) =>
      within(
        patienceMs,
        new Promise<Row[]>((resolve, reject) => {
          connection.execute(sql, [...values] as ExecuteValues, (error, rows) =>
            error ? reject(error) : resolve(rows as Row[]),
          );
        }),
        silence,
      ),
  };
}
