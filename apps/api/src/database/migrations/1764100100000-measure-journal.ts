import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a list was last written to, which tells its numbers from those of another history, and what its journal takes. */
export class MeasureJournal1764100100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    for (const [column, type] of [
      ['changed', mysql ? 'datetime(3) NULL' : 'datetime NULL'],
      ['journal_bytes', 'bigint NOT NULL DEFAULT 0'],
    ] as const) {
      // TypeORM would build the table anew on SQLite, without collations and the counter of ids.
      if (!(await runner.hasColumn('list', column)))
        await runner.query(`ALTER TABLE list ADD COLUMN ${column} ${type}`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['changed', 'journal_bytes']) await runner.query(`ALTER TABLE list DROP COLUMN ${column}`);
  }
}
