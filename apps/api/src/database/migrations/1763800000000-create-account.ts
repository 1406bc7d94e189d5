import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

export class CreateAccount1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { id, reference, text, binary, timestamp } = columnTypes(runner);
    const hash = { name: 'hash', type: 'varchar', length: '64', ...binary };
    await runner.createTable(
      new Table({
        name: 'user',
        columns: [
          { name: 'id', ...id },
          { name: 'name', type: 'varchar', length: '64', ...text },
          { name: 'name_key', type: 'varchar', length: '255', ...binary },
          { name: 'password', type: 'varchar', length: '255', ...binary },
          { name: 'created', ...timestamp },
        ],
        indices: [{ name: 'ux_user_name_key', columnNames: ['name_key'], isUnique: true }],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'session',
        columns: [
          { name: 'id', ...id },
          { name: 'user', ...reference },
          hash,
          { name: 'client', type: 'varchar', length: '200', ...text },
          { name: 'created', ...timestamp },
          { name: 'last_used', ...timestamp },
          { name: 'expires', ...timestamp },
        ],
        indices: [
          { name: 'ux_session_hash', columnNames: ['hash'], isUnique: true },
          { name: 'ix_session_user', columnNames: ['user', 'id'] },
          { name: 'ix_session_expires', columnNames: ['expires'] },
        ],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'token',
        columns: [
          { name: 'id', ...id },
          { name: 'user', ...reference },
          hash,
          { name: 'name', type: 'varchar', length: '64', ...text },
          { name: 'scope', type: 'varchar', length: '8', ...binary },
          { name: 'created', ...timestamp },
          { name: 'last_used', isNullable: true, ...timestamp },
        ],
        indices: [
          { name: 'ux_token_hash', columnNames: ['hash'], isUnique: true },
          { name: 'ix_token_user', columnNames: ['user', 'id'] },
        ],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'throttle',
        columns: [
          { name: 'key', type: 'varchar', length: '80', isPrimary: true, ...binary },
          { name: 'count', type: 'int' },
          { name: 'expires', ...timestamp },
        ],
        indices: [{ name: 'ix_throttle_expires', columnNames: ['expires'] }],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['throttle', 'token', 'session', 'user']) await runner.dropTable(table);
  }
}
