import { readFileSync } from 'node:fs';
import { hostList, oneOf, onOff, originList, proxyList, wholeNumber } from '@todo/shared/settings';
import { z } from 'zod';
import { isLoopback, parseBind } from './bind.js';
import { parseDatabaseUrl } from './database-url.js';
import { faultOfNode } from './node-version.js';
import { isRedisUrl } from './redis-url.js';

/** Settings that are or contain secrets: each can also be given as `<NAME>_FILE`, the path of a file with the value. */
const secretNames = [
  'TODO_MASTER_URL',
  'TODO_SLAVE_URL',
  'TODO_DB_PASSWORD',
  'TODO_REDIS_URL',
  'TODO_REDIS_PASSWORD',
] as const;

/** A fault in the configuration, which only the operator can fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const databaseUrl = z.string().transform((text, ctx) => {
  const parsed = parseDatabaseUrl(text.trim());
  if (parsed) return parsed;
  ctx.addIssue('must look like mysql://user:password@host:3306/database or user:password@tcp(host:3306)/database');
  return z.NEVER;
});

const redisUrl = z.string().transform((text, ctx) => {
  const url = text.trim();
  if (isRedisUrl(url)) return url;
  ctx.addIssue('must look like redis://host:6379');
  return z.NEVER;
});

const folder = z
  .string()
  .trim()
  .refine((path) => !path.startsWith('~'), 'must be a path without ~, which only a shell knows: write it out');

const Environment = z.object({
  /** Address to listen on; the tutorial's form `:8080` means every address. */
  TODO_BIND: z
    .string()
    .default('127.0.0.1:8080')
    .transform((text, ctx) => {
      const bind = parseBind(text);
      if (bind) return bind;
      ctx.addIssue('must look like 127.0.0.1:8080 or :8080');
      return z.NEVER;
    }),
  /** Folder of the embedded SQLite database; used when TODO_MASTER_URL is not set. */
  TODO_DATA_DIR: folder.default('./data'),
  TODO_MASTER_URL: databaseUrl.optional(),
  /** Server for reads; without it they go to the master. */
  TODO_SLAVE_URL: databaseUrl.optional(),
  /** Overrides the password in both URLs. */
  TODO_DB_PASSWORD: z.string().optional(),
  /** Maximum number of connections of this process to each database server. */
  TODO_DB_POOL: wholeNumber(1, 1_000).default(10),
  /** A statement that takes longer is aborted by the server. */
  TODO_DB_TIMEOUT_MS: wholeNumber(100, 600_000).default(5_000),
  /**
   * How long a write waits while no database server takes writes: a group elects another one within some eight seconds.
   */
  TODO_WRITE_PATIENCE_MS: wholeNumber(0, 60_000).default(12_000),
  /** How long a read waits for a replica to reach its Consistency-Token before it falls back to the master. */
  TODO_TOKEN_WAIT_MS: wholeNumber(0, 60_000).default(100),
  /**
   * `open`: one list, shared by everybody who can reach the service. `accounts`: users log in and see only their own.
   */
  TODO_AUTH: oneOf(['open', 'accounts']).default('open'),
  /** Allows serving the open list to other machines. */
  TODO_OPEN_ON_NETWORK: onOff.default(false),
  /** `closed`: only the account command creates accounts. */
  TODO_REGISTRATION: oneOf(['open', 'closed']).default('open'),
  /** Redis or Valkey that the instances share; without it they share their state in the database. */
  TODO_REDIS_URL: redisUrl.optional(),
  /** Overrides the password in the URL. */
  TODO_REDIS_PASSWORD: z.string().optional(),
  /** Requests per minute at this instance, by account or, without one, by address; 0 means no limit. */
  TODO_RATE_LIMIT: wholeNumber(0, 10_000_000).optional(),
  /** Port for metrics, on the address of TODO_BIND; without it there are none. */
  TODO_METRICS_PORT: wholeNumber(0, 65_535).optional(),
  /** Todos that one owner may store, including the trash; 0 means no limit. */
  TODO_MAX_TODOS: wholeNumber(0, 1_000_000_000).default(100_000),
  /** UTF-8 bytes of their titles and contents; 0 means no limit. */
  TODO_MAX_BYTES: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(200_000_000),
  /** Event streams that this instance holds at once; 0 means no limit. */
  TODO_MAX_STREAMS: wholeNumber(0, 1_000_000).default(2_000),
  /** The same for one account or, without accounts, for one address. */
  TODO_MAX_STREAMS_PER_ACCOUNT: wholeNumber(0, 1_000_000).default(32),
  /** Days that a todo stays in the trash. */
  TODO_TRASH_DAYS: wholeNumber(1, 36_500).default(30),
  /** Days that changes are kept: for history, undo and clients that catch up. */
  TODO_JOURNAL_DAYS: wholeNumber(1, 36_500).default(90),
  /** Bytes of the changes of one list; beyond, the oldest are deleted. 0 means no limit. */
  TODO_JOURNAL_BYTES: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(50_000_000),
  /** Origins that may call the API from a browser, comma-separated. */
  TODO_CORS_ORIGINS: originList.default([]),
  /**
   * Host names by which proxies address an open list that only this machine can reach, besides those of the machine.
   */
  TODO_ALLOWED_HOSTS: hostList.default([]),
  /** Proxies whose X-Forwarded-* headers are trusted. */
  TODO_TRUST_PROXY: proxyList.default(['loopback']),
  /** Whether responses are compressed here, for installations without a proxy that does. */
  TODO_COMPRESS: onOff.default(false),
  /** How long to keep serving after SIGTERM, so that load balancers notice. */
  TODO_DRAIN_MS: wholeNumber(0, 300_000).default(0),
  TODO_LOG_LEVEL: oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

export type Config = Readonly<z.infer<typeof Environment>>;

/**
 * Reads and validates the whole configuration.
 * @throws ConfigError that lists every fault at once, without the values, which may be secrets
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const { values, faults } = resolveFiles(env);
  const nodeFault = faultOfNode(process.version);
  if (nodeFault) faults.push(nodeFault);
  const parsed = Environment.safeParse(values);
  if (!parsed.success) {
    faults.push(...parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`));
  } else {
    faults.push(...contradictions(parsed.data));
  }
  if (faults.length > 0 || !parsed.success) {
    throw new ConfigError(`The configuration has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`);
  }
  return Object.freeze(parsed.data);
}

function contradictions(config: Config): string[] {
  const faults: string[] = [];
  if (config.TODO_SLAVE_URL && !config.TODO_MASTER_URL) {
    faults.push('TODO_SLAVE_URL needs TODO_MASTER_URL: writes must go somewhere');
  }
  if (config.TODO_REDIS_PASSWORD !== undefined && !config.TODO_REDIS_URL) {
    faults.push('TODO_REDIS_PASSWORD needs TODO_REDIS_URL: there is no server to log in at');
  }
  if (config.TODO_METRICS_PORT && config.TODO_METRICS_PORT === config.TODO_BIND.port) {
    faults.push('TODO_METRICS_PORT is the port of TODO_BIND: choose another');
  }
  if (config.TODO_AUTH === 'open' && !config.TODO_OPEN_ON_NETWORK && !isLoopback(config.TODO_BIND.host)) {
    faults.push(
      `TODO_BIND would let everybody who reaches ${config.TODO_BIND.host} change the list: ` +
        'set TODO_AUTH=accounts, or TODO_OPEN_ON_NETWORK=true if that is wanted',
    );
  }
  return faults;
}

/** Replaces `X_FILE` with the content of that file as `X`, and treats empty variables as unset. */
function resolveFiles(env: NodeJS.ProcessEnv) {
  const values: Record<string, string> = {};
  const faults: string[] = [];
  for (const [name, value] of Object.entries(env)) if (value?.trim()) values[name] = value;
  for (const name of secretNames) {
    const path = values[`${name}_FILE`];
    if (path === undefined) continue;
    if (values[name] !== undefined) {
      faults.push(`${name} and ${name}_FILE are both set: keep one`);
      continue;
    }
    try {
      values[name] = readFileSync(path, 'utf8').replace(/\r?\n$/, '');
    } catch (error) {
      faults.push(`${name}_FILE names a file that cannot be read (${(error as NodeJS.ErrnoException).code})`);
    }
  }
  return { values, faults };
}
