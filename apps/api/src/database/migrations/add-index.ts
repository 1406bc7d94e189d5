import type { QueryRunner } from 'typeorm';

/**
 * Adds an index to a table with rows, unless an interrupted run of the migration has added it already. MySQL builds it
 * while others read and write the table.
 */
export async function addIndex(
  runner: QueryRunner,
  table: string,
  name: string,
  columns: readonly string[],
): Promise<void> {
  if (runner.dataSource.options.type !== 'mysql') {
    await runner.query(`CREATE INDEX IF NOT EXISTS "${name}" ON "${table}" (${columns.join(', ')})`);
    return;
  }
  const [row] = (await runner.query(
    `SELECT COUNT(*) AS found FROM information_schema.statistics
    WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?`,
    [table, name],
  )) as { found: number | string }[];
  if (Number(row?.found) === 0) await runner.query(`CREATE INDEX ${name} ON ${table} (${columns.join(', ')})`);
}
