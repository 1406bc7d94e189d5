import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Register } from '@todo/shared/account';
import { Authentication } from '../accounts/authentication/authentication.service.js';
import { CredentialRepository } from '../accounts/authentication/credential.repository.js';
import { SessionRepository } from '../accounts/sessions/session.repository.js';
import { TokenRepository } from '../accounts/tokens/token.repository.js';
import { UserRepository } from '../accounts/users/user.repository.js';
import { UsersService } from '../accounts/users/users.service.js';
import { type Config, ConfigError, loadConfig } from '../config/config.js';
import { CONFIG } from '../config/config.token.js';
import { Database } from '../database/database.js';
import { DatabaseUnavailable } from '../database/errors.js';
import { openDatabase } from '../database/open.js';
import { AppError } from '../errors/app-error.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { Metrics } from '../metrics/metrics.service.js';
import { openStore } from '../store/open-store.js';
import { SharedStore } from '../store/shared-store.js';
import { OwnerTodosService } from '../todos/owner-todos.service.js';
import { StoredAmountRepository } from '../todos/quota/stored-amount.repository.js';
import { TodoRepository } from '../todos/todo.repository.js';

const usage = `usage: account create <name> < password     makes an account; the first one takes over the shared list
       account password <name> < password   sets a new password and ends all sessions of that account
The password is the first line of the standard input, so that it is in no list of processes.
`;

/** Something that the person at the keyboard can mend. */
class UsageError extends Error {}

/** What operators do to accounts, with the settings of the service; it may be running meanwhile. */
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

/** What the rules of accounts need, and nothing that listens or cleans up: the service does both beside this command. */
function only(config: Config, db: Database, store: SharedStore): DynamicModule {
  return {
    module: AccountCommand,
    providers: [
      { provide: CONFIG, useValue: config },
      { provide: Database, useValue: db },
      { provide: SharedStore, useValue: store },
      { provide: Metrics, useValue: { lookedUp: () => undefined } },
      Authentication,
      CredentialRepository,
      SessionRepository,
      TokenRepository,
      UserRepository,
      Idempotency,
      StoredAmountRepository,
      OwnerTodosService,
      TodoRepository,
      UsersService,
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
