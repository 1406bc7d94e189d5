import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/** Sort columns of the lists, each of which is indexed by status of the live rows. */
const listOrders = ['updated', 'created', 'position', 'due', 'title'];

export class CreateTodo1763700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { id, reference, text, binary, timestamp } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'todo',
        columns: [
          { name: 'id', ...id },
          { name: 'owner', default: 0, ...reference },
          { name: 'title', type: 'varchar', length: '188', ...text },
          { name: 'content', type: 'text', ...text },
          { name: 'status', type: 'varchar', length: '8', ...binary },
          { name: 'created', ...timestamp },
          { name: 'updated', ...timestamp },
          { name: 'due', type: 'date', isNullable: true },
          { name: 'position', type: 'double' },
          { name: 'version', type: 'int' },
          { name: 'deleted', isNullable: true, ...timestamp },
        ],
        indices: [
          // A list merges the rows of each status in index order: it never sorts, however many rows there are.
          ...listOrders.map((column) => ({
            name: `ix_todo_${column}`,
            columnNames: ['owner', 'deleted', 'status', column, 'id'],
          })),
          // Neighbors of a position, in any status.
          { name: 'ix_todo_place', columnNames: ['owner', 'deleted', 'position', 'id'] },
          // The trash, newest first.
          { name: 'ix_todo_trash', columnNames: ['owner', 'deleted', 'id'] },
          // Rows that are due to be purged, of all owners.
          { name: 'ix_todo_purge', columnNames: ['deleted', 'id'] },
        ],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'idempotency_key',
        columns: [
          { name: 'owner', isPrimary: true, ...reference },
          { name: 'key', type: 'varchar', length: '255', isPrimary: true, ...binary },
          { name: 'fingerprint', type: 'varchar', length: '64', ...binary },
          { name: 'answer', type: 'mediumtext', isNullable: true, ...binary },
          { name: 'created', ...timestamp },
        ],
        indices: [{ name: 'ix_idempotency_key_created', columnNames: ['created'] }],
      }),
      ifNotExists,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('idempotency_key');
    await runner.dropTable('todo');
  }
}
