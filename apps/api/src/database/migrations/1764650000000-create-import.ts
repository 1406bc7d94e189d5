import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** Files that wait for their import, and which todos came from which entries. */
export class CreateImport1764650000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    const { reference, binary, timestamp } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'import_part',
        columns: [
          { name: 'upload', type: 'varchar', length: '36', isPrimary: true, ...binary },
          { name: 'part', type: mysql ? 'int' : 'integer', isPrimary: true },
          { name: 'list', ...reference },
          { name: 'created', ...timestamp },
          { name: 'bytes', type: mysql ? 'mediumblob' : 'blob' },
        ],
        indices: [
          { name: 'ix_import_part_list', columnNames: ['list', 'part', 'created'] },
          { name: 'ix_import_part_created', columnNames: ['created'] },
        ],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'imported_todo',
        columns: [
          { name: 'list', isPrimary: true, ...reference },
          // Of an entry of a file: what its program calls it, or its text.
          { name: 'hash', type: 'varchar', length: '22', isPrimary: true, ...binary },
          { name: 'todo', ...reference },
        ],
        indices: [{ name: 'ix_imported_todo_todo', columnNames: ['todo'] }],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('imported_todo');
    await runner.dropTable('import_part');
  }
}
