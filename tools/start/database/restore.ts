import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { DatabaseSync } from 'node:sqlite';
import { Failure, runCommand } from '../../failure.ts';
import { root } from '../../root.ts';
import { readSettings } from '../settings.ts';
import { numbersOf, prepareRestored } from './after-restore.ts';
import { backupName } from './backup-names.ts';
import { sync } from './copy.ts';
import { describe, reading, removeDatabase, requireSound, requireUnused, summarize } from './sqlite-file.ts';

// `npm run restore <file>`: replaces the embedded database with a backup, and keeps the former one.

const usage = 'usage: npm run restore <file> [-- --yes]';

await runCommand(async () => {
  const args = process.argv.slice(2);
  const [file, ...rest] = args.filter((arg) => arg !== '--yes');
  if (!file || rest.length > 0) throw new Failure(usage);
  const { dataDir } = readSettings(process.env);
  const from = resolve(process.env.INIT_CWD ?? '.', file);
  const database = join(dataDir, 'todo.sqlite');

  requireSound(from);
  const backup = summarize(from);
  requireKnown(from);
  const present = existsSync(database) ? lookAtPresent(database) : 'none';
  process.stdout.write(`now:    ${present}\nbackup: ${describe(backup)}\n`);
  await confirm(args.includes('--yes'));
  // The application may have been started while the question was open.
  if (existsSync(database)) lookAtPresent(database);

  const kept = join(dataDir, 'backups', `before-restore-${backupName(new Date())}`);
  replace(database, from, kept);
  process.stdout.write('Restored. Everybody is logged out, and personal tokens have ended.\n');
  if (present !== 'none') process.stdout.write(`What was there before is kept in ${kept}\n`);
});

/** Describes the database for the user; a damaged file may be replaced too. */
function lookAtPresent(database: string): string {
  try {
    requireUnused(database);
    return describe(summarize(database));
  } catch (error) {
    if (error instanceof Failure && error.message.includes('in use')) throw error;
    return `damaged (${(error as Error).message})`;
  }
}

/** @throws Failure for a backup of a later release, whose tables this one does not know */
function requireKnown(file: string): void {
  const newest = reading(file, (database) => database.prepare('SELECT MAX(timestamp) AS at FROM migrations').get()?.at);
  const known = readdirSync(join(root, 'apps/api/src/database/migrations')).map(
    (name) => Number.parseInt(name, 10) || 0,
  );
  if (Number(newest) > Math.max(...known))
    throw new Failure(`${file} was made by a later release: check out that one, or a later one, and try again`);
}

async function confirm(yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new Failure('there is no terminal to confirm on: run it again with `-- --yes`');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Put the backup in its place? Type yes: ');
  terminal.close();
  if (answer.trim().toLowerCase() !== 'yes') throw new Failure('nothing was changed');
}

/** Replaces `database` with a copy of `from`. Wherever it is interrupted, one of the two is there complete. */
function replace(database: string, from: string, kept: string): void {
  const unfinished = `${database}.part`;
  removeDatabase(unfinished);
  copyFileSync(from, unfinished);
  const copy = new DatabaseSync(unfinished);
  prepareRestored(copy, numbersOf(database));
  copy.close();
  sync(unfinished);
  if (existsSync(database)) {
    mkdirSync(dirname(kept), { recursive: true });
    // Only a damaged database leaves any of these, and SQLite would apply them to the new one.
    for (const suffix of ['-wal', '-shm', '-journal']) {
      if (existsSync(`${database}${suffix}`)) renameSync(`${database}${suffix}`, `${kept}${suffix}`);
    }
    linkSync(database, kept);
  }
  renameSync(unfinished, database);
  sync(dirname(database));
}
