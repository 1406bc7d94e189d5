import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { build } from '../../build.ts';
import { Failure, runCommand } from '../../failure.ts';
import { root } from '../../root.ts';
import { readSettings } from '../settings.ts';

// `npm run move-to-mysql`: copies the embedded database into an empty MySQL database, and compares every row.

await runCommand(async () => {
  if (!process.env.TODO_MASTER_URL)
    throw new Failure(
      'set TODO_MASTER_URL to the database to move to (mysql://user@host:3306/db), and TODO_DB_PASSWORD',
    );
  const { dataDir } = readSettings(process.env);
  await build({ onSlow: () => process.stdout.write('Building ...\n') });
  const move = spawn(process.execPath, [join(root, 'apps/api/dist/bin/move-to-mysql.js')], {
    stdio: 'inherit',
    env: { ...process.env, TODO_DATA_DIR: dataDir },
  });
  const [code] = await once(move, 'exit');
  process.exitCode = code ?? 1;
});
