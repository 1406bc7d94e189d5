import { once } from 'node:events';
import { Redis } from 'ioredis';
import type { Config } from '../config/config.js';
import type { Database } from '../database/database.js';
import { DatabaseStore } from './database-store.js';
import { RedisStore } from './redis-store.js';
import type { SharedStore } from './shared-store.js';

/** A server nearby responds within a millisecond; a request must not wait long for one that does not. */
const commandTimeoutMs = 500;
const connectTimeoutMs = 1_000;
/** A connection that is silent for this long, with commands pending, is closed: its peer may be gone. */
const silenceMs = 1_000;
const longestPauseMs = 2_000;

/** Opens the shared store that the configuration names. Redis may come up later, or go down at any time. */
export async function openStore(config: Config, db: Database, warn: (message: string) => void): Promise<SharedStore> {
  const database = new DatabaseStore(db);
  if (!config.TODO_REDIS_URL) return database;
  const redis = connect(config, config.TODO_REDIS_URL, warn);
  // Attempts before Redis is connected would be counted separately, in the database.
  const patience = AbortSignal.timeout(connectTimeoutMs);
  await once(redis, 'ready', { signal: patience }).catch(() => undefined);
  return new RedisStore(redis, database);
}

function connect(config: Config, url: string, warn: (message: string) => void): Redis {
  const redis = new Redis(url, {
    ...(config.TODO_REDIS_PASSWORD !== undefined && { password: config.TODO_REDIS_PASSWORD }),
    connectTimeout: connectTimeoutMs,
    commandTimeout: commandTimeoutMs,
    socketTimeout: silenceMs,
    // Commands fail at once while there is no connection, so that the database is used instead.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 100, longestPauseMs),
  });
  let away = false;
  redis.on('error', (error: Error & { code?: string }) => {
    if (!away) warn(`Redis cannot be used (${error.code ?? error.message}): the database takes over`);
    away = true;
  });
  redis.on('ready', () => {
    if (away) warn('Redis is back');
    away = false;
  });
  return redis;
}
