import type { Config } from '../config/config.js';
import type { Database } from './database.js';
import { MysqlDatabase } from './mysql/mysql-database.js';
import { SqliteDatabase } from './sqlite/sqlite-database.js';

/** Opens the database that the configuration names: MySQL with TODO_MASTER_URL, else the embedded file. */
export function openDatabase(config: Config, warn: (message: string) => void): Promise<Database> {
  return config.TODO_MASTER_URL
    ? MysqlDatabase.open(config, config.TODO_MASTER_URL, warn)
    : SqliteDatabase.open(config.TODO_DATA_DIR, config.TODO_DB_TIMEOUT_MS);
}
