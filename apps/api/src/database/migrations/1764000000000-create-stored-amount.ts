import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits each table by itself, so a migration that was cut short is run again from its start. */
const ifNotExists = true;

/** Rows come with the first write of each owner: counting all of them here would keep a start waiting. */
export class CreateStoredAmount1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { reference, timestamp } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'stored_amount',
        columns: [
          { name: 'owner', isPrimary: true, ...reference },
          { name: 'todos', type: 'int' },
          { name: 'bytes', type: 'bigint' },
          { name: 'counted', ...timestamp },
        ],
        indices: [{ name: 'ix_stored_amount_counted', columnNames: ['counted'] }],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('stored_amount');
  }
}
