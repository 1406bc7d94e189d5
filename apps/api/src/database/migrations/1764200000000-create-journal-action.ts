import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** Which changes of a list were made at once. A table of its own, so that the journal of before stays as it is. */
export class CreateJournalAction1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    const { reference, binary } = columnTypes(runner);
    const seq = { type: mysql ? 'int' : 'integer', unsigned: mysql };
    await runner.createTable(
      new Table({
        name: 'journal_action',
        columns: [
          { name: 'list', isPrimary: true, ...reference },
          { name: 'first_seq', isPrimary: true, ...seq },
          { name: 'last_seq', ...seq },
          // A UUID; the same in each list that the action wrote to.
          { name: 'id', type: 'varchar', length: '36', ...binary },
        ],
        indices: [{ name: 'ix_journal_action_id', columnNames: ['id'] }],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('journal_action');
  }
}
