import { Redis } from 'ioredis';

/** `redis://:password@host:port` of a test server; without it the service works without Redis. */
export const redisUrl = process.env.TODO_TEST_REDIS_URL;

/** Number of databases of a Redis server. */
const databases = 16;

/** Settings for a Redis database that no other test file uses at the same time, initially empty. */
export async function ownRedis(): Promise<Record<string, string>> {
  if (!redisUrl) return {};
  const url = new URL(redisUrl);
  url.pathname = `/${Number(process.env.JEST_WORKER_ID ?? 0) % databases}`;
  const redis = new Redis(url.href, { commandTimeout: 10_000 });
  await redis.flushdb();
  redis.disconnect();
  return { TODO_REDIS_URL: url.href };
}
