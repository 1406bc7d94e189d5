import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** A row for each account that was deleted: one that is merely missing may be in a restore that is not through. */
export class CreateEndedAccount1764050000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { reference, timestamp } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'ended_account',
        columns: [
          { name: 'id', isPrimary: true, ...reference },
          // Todos of the account that were created since then are leftovers; older ones come from a backup.
          { name: 'since', ...timestamp },
        ],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('ended_account');
  }
}
