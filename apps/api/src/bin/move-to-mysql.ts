import 'reflect-metadata';
import { ConfigError, loadConfig } from '../config/config.js';
import { move } from '../database/move/move.js';
import { MoveError } from '../database/move/move-error.js';
import { SourceFile } from '../database/move/source-file.js';
import { TargetServer } from '../database/move/target-server.js';

/** Moves the embedded database of TODO_DATA_DIR to the MySQL server of TODO_MASTER_URL. The file stays as it is. */
async function main(): Promise<void> {
  const config = loadConfig();
  const master = config.TODO_MASTER_URL;
  if (!master) throw new MoveError('TODO_MASTER_URL must name the database to move to: mysql://user@host:3306/db');
  const source = await SourceFile.open(config.TODO_DATA_DIR);
  try {
    const target = await TargetServer.open(config, master).catch((error: Error) => {
      throw new MoveError(`the server at ${master.host}:${master.port} can't be used: ${error.message}`);
    });
    try {
      await move(source, target, (table, rows) => process.stdout.write(`${table}: ${rows} rows, compared\n`));
    } finally {
      await target.close();
    }
  } finally {
    source.close();
  }
  process.stdout.write('All of it is on the server. Start with TODO_MASTER_URL from now on; the file is kept.\n');
}

try {
  await main();
} catch (error) {
  const isForPeople = error instanceof MoveError || error instanceof ConfigError;
  const { message, stack } = error as Error;
  process.stderr.write(`${(isForPeople ? message : (stack ?? message)).trimEnd()}\n`);
  process.exitCode = 1;
}
