import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

/** The database of one test file, initially empty. */
export interface TestDatabase {
  /** Settings that make the API use it. */
  env: Record<string, string>;
  /** Folder of the embedded database; on MySQL an empty one. */
  dataDir: string;
  drop(): Promise<void>;
}

/** `mysql://root...@host:port/` of a test server; without it the embedded database is tested. */
export const masterUrl = process.env.TODO_TEST_MASTER_URL;

/** Creates a separate database, so that test files can run at the same time, even on one server. */
export async function makeDatabase(): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'todo-api-'));
  const removeFolder = () => rm(dataDir, { recursive: true, force: true });
  if (!masterUrl) return { env: { TODO_DATA_DIR: dataDir }, dataDir, drop: removeFolder };

  const name = `todo_test_${randomBytes(8).toString('hex')}`;
  await administer(`CREATE DATABASE ${name}`);
  const url = new URL(masterUrl);
  url.pathname = `/${name}`;
  return {
    env: { TODO_DATA_DIR: dataDir, TODO_MASTER_URL: url.href },
    dataDir,
    async drop() {
      await administer(`DROP DATABASE ${name}`);
      await removeFolder();
    },
  };
}

async function administer(statement: string): Promise<void> {
  const connection = await createConnection({ uri: masterUrl, connectTimeout: 10_000 });
  try {
    await connection.query({ sql: statement, timeout: 30_000 });
  } finally {
    await connection.end();
  }
}
