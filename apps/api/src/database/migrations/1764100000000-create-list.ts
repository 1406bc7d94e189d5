import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { addColumn } from './add-column.js';
import { columnTypes } from './columns.js';

/** MySQL commits the DDL of each table separately, so an interrupted migration runs again from its start. */
const ifNotExists = true;

/**
 * Own lists have the id of their account, 0 is the list of an installation without accounts; named lists begin
 * above every id that an account gets. So `todo.owner`, which holds the list, means the same to the release before,
 * which knows own lists only.
 */
export const firstNamedList = 2_147_483_648;

export class CreateList1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const mysql = runner.dataSource.options.type === 'mysql';
    const { id, reference, text, binary, timestamp } = columnTypes(runner);
    await runner.createTable(
      new Table({
        name: 'list',
        columns: [
          { name: 'id', ...id },
          { name: 'name', type: 'varchar', length: '64', default: "''", ...text },
          // Number of the last change; see `journal`.
          { name: 'seq', type: mysql ? 'int' : 'integer', unsigned: mysql, default: 0 },
          { name: 'version', type: 'int', default: 1 },
          { name: 'created', ...timestamp },
          { name: 'deleted', isNullable: true, ...timestamp },
        ],
        indices: [{ name: 'ix_list_deleted', columnNames: ['deleted', 'id'] }],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'membership',
        columns: [
          { name: 'list', isPrimary: true, ...reference },
          { name: 'account', isPrimary: true, ...reference },
          { name: 'role', type: 'varchar', length: '8', ...binary },
          { name: 'created', ...timestamp },
        ],
        indices: [{ name: 'ix_membership_account', columnNames: ['account', 'list'] }],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'invite',
        columns: [
          { name: 'id', ...id },
          { name: 'list', ...reference },
          { name: 'hash', type: 'varchar', length: '64', ...binary },
          { name: 'role', type: 'varchar', length: '8', ...binary },
          { name: 'created', ...timestamp },
          { name: 'created_by', ...reference },
          { name: 'expires', ...timestamp },
          // Number of people whom it still lets in; null is any number.
          { name: 'uses', type: 'int', isNullable: true },
        ],
        indices: [
          { name: 'ux_invite_hash', columnNames: ['hash'], isUnique: true },
          { name: 'ix_invite_list', columnNames: ['list', 'id'] },
          { name: 'ix_invite_expires', columnNames: ['expires'] },
        ],
      }),
      ifNotExists,
    );
    await runner.createTable(
      new Table({
        name: 'journal',
        columns: [
          { name: 'list', isPrimary: true, ...reference },
          { name: 'seq', type: mysql ? 'int' : 'integer', unsigned: mysql, isPrimary: true },
          { name: 'at', ...timestamp },
          { name: 'todo', ...reference },
          { name: 'kind', type: 'varchar', length: '8', ...binary },
          { name: 'actor', isNullable: true, ...reference },
          // The names as they were: accounts and tokens go, history stays readable.
          { name: 'actor_name', type: 'varchar', length: '64', isNullable: true, ...text },
          { name: 'token_name', type: 'varchar', length: '64', isNullable: true, ...text },
          // JSON: the row after the change, and the former values of the members that changed.
          { name: 'state', type: mysql ? 'mediumtext' : 'text', isNullable: true, ...binary },
          { name: 'former', type: mysql ? 'mediumtext' : 'text', isNullable: true, ...binary },
        ],
        indices: [
          { name: 'ix_journal_todo', columnNames: ['list', 'todo', 'seq'] },
          { name: 'ix_journal_at', columnNames: ['at'] },
        ],
      }),
      ifNotExists,
    );
    await addColumn(runner, 'todo', { name: 'assignee', ...reference });
    await addColumn(runner, 'token', { name: 'list', ...reference });
    await this.addOwnLists(runner, mysql);
    if (mysql) await runner.query(`ALTER TABLE list AUTO_INCREMENT = ${firstNamedList}`);
    else await runner.query(`UPDATE sqlite_sequence SET seq = ${firstNamedList - 1} WHERE name = 'list'`);
  }

  /** The list of everybody, and one for each account, whose todos are in it already. */
  private async addOwnLists(runner: QueryRunner, mysql: boolean): Promise<void> {
    const ignore = mysql ? 'IGNORE' : 'OR IGNORE';
    const user = mysql ? '`user`' : '"user"';
    const now = mysql ? 'UTC_TIMESTAMP(3)' : "strftime('%Y-%m-%d %H:%M:%f', 'now')";
    // An id of 0 would be replaced by the next one of the counter; sql_mode is that of the connection alone.
    if (mysql) await runner.query("SET SESSION sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
    await runner.query(`INSERT ${ignore} INTO list (id, name, created) VALUES (0, '', ${now})`);
    await runner.query(`INSERT ${ignore} INTO list (id, name, created) SELECT id, '', created FROM ${user}`);
    await runner.query(
      `INSERT ${ignore} INTO membership (list, account, role, created) SELECT id, id, 'owner', created FROM ${user}`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE todo DROP COLUMN assignee');
    await runner.query('ALTER TABLE token DROP COLUMN list');
    for (const table of ['journal', 'invite', 'membership', 'list']) await runner.dropTable(table);
  }
}
