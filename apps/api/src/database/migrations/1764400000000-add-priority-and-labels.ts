import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './add-column.js';
import { addIndex } from './add-index.js';
import { columnTypes } from './columns.js';

/** How pressing a todo is, with the index of a list in that order, like those of the other orders; and its labels. */
export class AddPriorityAndLabels1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    await addColumn(runner, 'todo', { name: 'priority', type: mysql ? 'tinyint' : 'integer' });
    await addColumn(runner, 'todo', { name: 'labels', type: 'text', ...columnTypes(runner).binary });
    await addIndex(runner, 'todo', 'ix_todo_priority', ['owner', 'deleted', 'status', 'priority', 'id']);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex('todo', 'ix_todo_priority');
    for (const column of ['labels', 'priority']) await runner.query(`ALTER TABLE todo DROP COLUMN ${column}`);
  }
}
