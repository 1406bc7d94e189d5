import { join, resolve } from 'node:path';
import { Failure, runCommand } from '../../failure.ts';
import { readSettings } from '../settings.ts';
import { backupName } from './backup-names.ts';
import { copyDatabase } from './copy.ts';
import { describe, summarize } from './sqlite-file.ts';

// `npm run backup [file]`: a verified copy of the embedded database, which may be in use.

await runCommand(async () => {
  const [file, ...rest] = process.argv.slice(2);
  if (rest.length > 0) throw new Failure('usage: npm run backup [file]');
  const { dataDir } = readSettings(process.env);
  const to = file ? resolve(process.env.INIT_CWD ?? '.', file) : join(dataDir, 'backups', backupName(new Date()));
  copyDatabase(join(dataDir, 'todo.sqlite'), to);
  process.stdout.write(`${to}: ${describe(summarize(to))}\n`);
});
