import { Redis } from 'ioredis';

/** `redis://:password@host:port` of a server for tests; without it the service works without Redis. */
export const redisUrl = process.env.TODO_TEST_REDIS_URL;

/** Databases of a Redis server. */
const databases = 16;

/** Settings for a Redis that no other test file uses at this time, empty at first. */
export async function ownRedis(): Promise<Record<string, string>> {
  if (!redisUrl) return {};
  const url = new URL(redisUrl);
  url.pathname = `/${Number(process.env.JEST_WORKER_ID ?? 0) % databases}`;
  const redis = new Redis(url.href, { commandTimeout: 10_000 });
  await redis.flushdb();
  redis.disconnect();
  return { TODO_REDIS_URL: url.href };
}
