import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Register } from '@todo/shared/accounts/account';
import { AccountsModule } from '../accounts/accounts.module.js';
import { UsersService } from '../accounts/users/users.service.js';
import { type Config, ConfigError, loadConfig } from '../config/config.js';
import { ConfigModule } from '../config/config.module.js';
import type { Database } from '../database/database.js';
import { DatabaseModule } from '../database/database.module.js';
import { DatabaseUnavailable } from '../database/errors.js';
import { openDatabase } from '../database/open.js';
import { AppError } from '../errors/app-error.js';
import { openStore } from '../store/open-store.js';
import type { SharedStore } from '../store/shared-store.js';
import { StoreModule } from '../store/store.module.js';

const usage = `usage: account create <name> < password     makes an account; the first one takes over the shared list
       account password <name> < password   sets a new password and ends all sessions of that account
The password is the first line of the standard input, so that it is in no list of processes.
`;

/** A fault in the command line, which the operator can fix. */
class UsageError extends Error {}

/** The operator's commands for accounts, with the settings of the service, which may be running at the same time. */
async function main([command, name, ...rest]: string[]): Promise<string> {
  if ((command !== 'create' && command !== 'password') || name === undefined || rest.length > 0) {
    throw new UsageError(usage);
  }
  const config = loadConfig();
  const password = (await text(process.stdin)).split(/\r?\n/, 1)[0] ?? '';
  const input = Register.safeParse({ name, password });
  if (!input.success) throw new UsageError(input.error.issues.map(explain).join('\n'));

  const warn = (message: string) => process.stderr.write(`${message}\n`);
  const db = await openDatabase(config, warn);
  const store = await openStore(config, db, warn);
  try {
    const context = await NestFactory.createApplicationContext(only(config, db, store), { logger: false });
    const users = context.get(UsersService);
    if (command === 'create') return `${(await users.create(input.data)).name} can log in now\n`;
    return `${(await users.resetPassword(name, password)).name} has a new password\n`;
  } finally {
    await store.close();
    await db.close();
  }
}

@Module({})
class AccountCommand {}

/** Accounts without the metrics port and without a schedule: the service that runs beside this command has both. */
function only(config: Config, db: Database, store: SharedStore): DynamicModule {
  return {
    module: AccountCommand,
    imports: [
      ConfigModule.with({ ...config, TODO_METRICS_PORT: undefined }),
      DatabaseModule.with(db),
      StoreModule.with(store),
      AccountsModule,
    ],
  };
}

function explain({ path, message }: { path: PropertyKey[]; message: string }): string {
  return message.startsWith('must ') ? `${String(path[0])} ${message}` : message;
}

try {
  process.stdout.write(await main(process.argv.slice(2)));
} catch (error) {
  const isForPeople = [UsageError, ConfigError, AppError, DatabaseUnavailable].some((type) => error instanceof type);
  const { message, stack } = error as Error;
  process.stderr.write(`${(isForPeople ? message : (stack ?? message)).trimEnd()}\n`);
  process.exitCode = 1;
}
