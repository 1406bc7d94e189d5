import type { QueryRunner, TableColumnOptions } from 'typeorm';

/** Column options that differ between the two databases. */
export function columnTypes(runner: QueryRunner) {
  const mysql = runner.dataSource.options.type === 'mysql';
  return {
    id: {
      // SQLite accepts AUTOINCREMENT only for a column of exactly this type.
      type: mysql ? 'int' : 'integer',
      unsigned: mysql,
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    },
    /** Id of a row in another table. */
    reference: { type: mysql ? 'int' : 'integer', unsigned: mysql },
    /** Text that is sorted and compared without regard to case. */
    text: mysql ? { charset: 'utf8mb4', collation: 'utf8mb4_0900_ai_ci' } : { collation: 'NOCASE' },
    /** Text that is compared byte by byte. */
    binary: mysql ? { charset: 'utf8mb4', collation: 'utf8mb4_bin' } : {},
    timestamp: { type: 'datetime', precision: mysql ? 3 : undefined },
  } satisfies Record<string, Partial<TableColumnOptions>>;
}
