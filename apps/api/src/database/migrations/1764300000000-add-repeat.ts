import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from './add-column.js';
import { columnTypes } from './columns.js';

/** By which rule a todo is due again, and which todo followed it. */
export class AddRepeat1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const { reference, binary } = columnTypes(runner);
    await addColumn(runner, 'todo', { name: 'repeat_rule', type: 'varchar', length: '200', ...binary });
    await addColumn(runner, 'todo', { name: 'repeat_from', type: 'varchar', length: '10', ...binary });
    await addColumn(runner, 'todo', { name: 'repeat_next', ...reference });
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of ['repeat_rule', 'repeat_from', 'repeat_next']) {
      await runner.query(`ALTER TABLE todo DROP COLUMN ${name}`);
    }
  }
}
