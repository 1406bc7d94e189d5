import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** Calendars that programs read by a secret address. */
export class CreateCalendarFeed1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { id, reference, binary, timestamp } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'calendar_feed',
        columns: [
          { name: 'id', ...id },
          // 0 is everybody, where there are no accounts.
          { name: 'account', ...reference },
          // Null is all lists of the account.
          { name: 'list', isNullable: true, ...reference },
          { name: 'hash', type: 'varchar', length: '64', ...binary },
          { name: 'kind', type: 'varchar', length: '8', ...binary },
          { name: 'created', ...timestamp },
          { name: 'last_used', isNullable: true, ...timestamp },
        ],
        indices: [
          { name: 'ux_calendar_feed_hash', columnNames: ['hash'], isUnique: true },
          { name: 'ix_calendar_feed_account', columnNames: ['account', 'list'] },
        ],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('calendar_feed');
  }
}
