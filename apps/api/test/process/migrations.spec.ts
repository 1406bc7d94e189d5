import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DataSource, type MigrationInterface } from 'typeorm';
import { migrations } from '../../src/database/schema.js';
import { makeDatabase, masterUrl, type TestDatabase } from '../support/servers/database.js';

let database: TestDatabase;
beforeEach(async () => {
  database = await makeDatabase();
});
afterEach(() => database.drop());

type Migrations = (new () => MigrationInterface)[];

/** Runs the pending migrations, then `look`. */
async function migrate<T>(upTo: Migrations, look: (source: DataSource) => Promise<T>): Promise<T> {
  const source = new DataSource(
    masterUrl
      ? { type: 'mysql', url: database.env.TODO_MASTER_URL, migrations: upTo, connectTimeout: 10_000 }
      : { type: 'better-sqlite3', database: join(database.dataDir, 'todo.sqlite'), migrations: upTo },
  );
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
    return await look(source);
  } finally {
    await source.destroy();
  }
}

/** Every column, with its collation and whether it is an auto-increment. */
async function columns(source: DataSource): Promise<string[]> {
  if (masterUrl) {
    const rows: { said: string }[] = await source.query(
      `SELECT CONCAT_WS(' ', table_name, column_name, collation_name, extra) AS said
       FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name <> 'migrations'`,
    );
    return rows.map(({ said }) => said);
  }
  const tables: { name: string; sql: string }[] = await source.query(
    "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT IN ('migrations', 'sqlite_sequence')",
  );
  return tables.flatMap(({ name, sql }) =>
    [...sql.matchAll(/"(\w+)" \w+(?:\(\d+\))?([^,]*)/g)].map(([, column, rest = '']) =>
      [name, column, ...(rest.match(/COLLATE \w+|AUTOINCREMENT/g) ?? [])].join(' '),
    ),
  );
}

const title = 'INSERT INTO todo (title, content, status, created, updated, position, version) VALUES';
const row = (text: string) => `('${text}', '', 'TODO', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 1, 1)`;

describe('starting a newer release on the data of an older one', () => {
  test('keeps every collation and every counter: no migration rebuilds a table', async () => {
    let before: string[] = [];
    for (let n = 1; n <= migrations.length; n++) {
      const after = await migrate(migrations.slice(0, n), columns);
      expect(after).toEqual(expect.arrayContaining(before));
      before = after;
    }
    expect(
      before.filter((line) => /^todo (id|title|content) .*(NOCASE|_ai_ci|auto_?increment)/i.test(line)),
    ).toHaveLength(3);
  });

  test('sorts titles as before, and assigns no id that a deleted todo had', async () => {
    await migrate(migrations.slice(0, 1), async (source) => {
      await source.query(`${title} ${['b', 'A', 'c'].map(row).join(', ')}`);
      await source.query("DELETE FROM todo WHERE title = 'c'");
    });
    const todos = await migrate(migrations, async (source) => {
      await source.query(`${title} ${row('d')}`);
      return source.query('SELECT id, title FROM todo ORDER BY title');
    });
    expect(todos).toEqual([
      { id: 2, title: 'A' },
      { id: 1, title: 'b' },
      { id: 4, title: 'd' },
    ]);
  });

  // MySQL commits each statement by itself, so an interrupted migration starts again on a partly changed schema.
  test('can be repeated after an interruption: each migration can be run on its own result', async () => {
    for (let n = 1; n <= migrations.length; n++) {
      const first = await migrate(migrations.slice(0, n), async (source) => {
        await source.query('DELETE FROM migrations WHERE name = ?', [migrations[n - 1]?.name]);
        return columns(source);
      });
      expect(await migrate(migrations.slice(0, n), columns)).toEqual(first);
    }
  });
});
