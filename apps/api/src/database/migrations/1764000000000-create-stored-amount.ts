import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** The first write of each owner inserts the owner's row: counting all todos here would delay startup. */
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
