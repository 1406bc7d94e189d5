import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** Filters that the members of a list share under a name. */
export class CreateSavedFilter1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    const { id, reference, text, binary } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'saved_filter',
        columns: [
          { name: 'id', ...id },
          { name: 'list', ...reference },
          { name: 'name', type: 'varchar', length: '64', ...text },
          { name: 'query', type: 'text', ...binary },
          { name: 'place', type: mysql ? 'int' : 'integer' },
          { name: 'version', type: mysql ? 'int' : 'integer', default: 1 },
        ],
        indices: [{ name: 'ix_saved_filter_list', columnNames: ['list', 'place', 'id'] }],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('saved_filter');
  }
}
