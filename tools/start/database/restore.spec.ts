import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from '@jest/globals';
import { until } from '../../until.ts';

function makeDatabase(file: string, title: string): void {
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE migrations (timestamp); CREATE TABLE todo (title, updated)');
  database.prepare('INSERT INTO todo VALUES (?, NULL)').run(title);
  database.close();
}

// Without this, what people write from then on would be in a file that nothing opens any more.
test('a restore is aborted if the service was started while it was asking for confirmation', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'todo-restore-'));
  const [present, backup] = [join(folder, 'todo.sqlite'), join(folder, 'backup.sqlite')];
  makeDatabase(present, 'now');
  makeDatabase(backup, 'before');
  const command = `'${process.execPath}' '${join(import.meta.dirname, 'restore.ts')}' '${backup}'`;
  // The confirmation needs a terminal.
  const restore = spawn('script', ['-qec', command, '/dev/null'], { env: { ...process.env, TODO_DATA_DIR: folder } });
  let said = '';
  restore.stdout.on('data', (text) => {
    said += text;
  });
  const ended = once(restore, 'exit');
  await until('it asks', () => said.includes('Type yes:'));
  const service = new DatabaseSync(present);
  service.exec("PRAGMA journal_mode = WAL; INSERT INTO todo VALUES ('meanwhile', NULL)");
  restore.stdin.write('yes\n');
  expect(await ended).toEqual([1, null]);
  expect(said).toContain('is in use: stop `npm start`');
  expect(service.prepare('SELECT title FROM todo').all()).toMatchObject([{ title: 'now' }, { title: 'meanwhile' }]);
  service.close();
  rmSync(folder, { recursive: true, force: true });
});
