import { z } from 'zod';
import { mostTasks } from '../topology.ts';

// Every setting of an installation. Values stay the text that the stack files get; the schema checks that text.

const text = z.string();
const number = (least: number, most: number) =>
  z.string().refine((value) => /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most, {
    error: `must be a whole number from ${least} to ${most}`,
  });
const matching = (pattern: RegExp, form: string) => z.string().regex(pattern, { error: `must be ${form}` });
const oneOf = (...words: [string, ...string[]]) => z.enum(words, { error: `must be ${words.join(' or ')}` });
const withoutPassword = (pattern: RegExp, advice: string) =>
  z
    .string()
    .refine((value) => !pattern.test(value), { error: `holds a password, which everybody could read: ${advice}` });

const port = number(1, 65_535);
const flag = oneOf('true', 'false');
const duration = matching(/^(\d+(ms|s|m|h))+$/, 'a time such as 500ms, 2s or 1m30s');
const cpus = matching(/^\d+(\.\d+)?$/, 'a number of processors such as 0.5');
const bytes = matching(/^\d+(\.\d+)?[bkmg]b?$/i, 'an amount such as 512M');
const mysqlBytes = matching(/^\d+[KMGT]?$/, 'an amount such as 256M');
const replicas = number(1, mostTasks);

/** Settings that `up` stores in the Swarm, for deploys from other machines. */
const installation = {
  TODO_WEB_ORIGINS: text,
  TODO_SERVER_NAME: text,
  TODO_HTTP_PORT: port,
  TODO_HTTPS_PORT: port,
  TODO_PUBLISH_MODE: oneOf('host', 'ingress'),
  TODO_TRUSTED_PROXIES: text,
  TODO_REQUESTS_PER_NETWORK: number(0, 1_000_000),
  TODO_STREAMS_PER_NETWORK: number(0, 100_000),
  TODO_STREAMS: number(1, 1_000_000),
  TODO_TRUST_PROXY: text,
  TODO_WEB_SECURE: flag,
  TODO_AUTH: oneOf('accounts', 'open'),
  TODO_OPEN_ON_NETWORK: flag,
  TODO_REGISTRATION: oneOf('open', 'closed'),
  TODO_RATE_LIMIT: number(0, 10_000_000),
  TODO_REDIS_URL: withoutPassword(
    /:\/\/[^/@]*:[^/@]+@/,
    'leave it out, and store it with "npm run swarm -- secret redis_password"',
  ),
  TODO_REDIS_PASSWORD_FILE: text,
  TODO_APP_API_REPLICAS: replicas,
  TODO_FRONTEND_WEB_REPLICAS: replicas,
  TODO_APP_NGINX_REPLICAS: replicas,
  TODO_MYSQL_SLAVE_REPLICAS: replicas,
  TODO_MYSQL_READER_REPLICAS: number(0, mostTasks),
  TODO_MYSQL_LB_REPLICAS: replicas,
  TODO_API_CPUS: cpus,
  TODO_API_MEMORY: bytes,
  TODO_WEB_CPUS: cpus,
  TODO_WEB_MEMORY: bytes,
  TODO_MYSQL_CPUS: cpus,
  TODO_MYSQL_MEMORY: bytes,
  TODO_MYSQL_BUFFER_POOL: mysqlBytes,
  TODO_NGINX_WORKERS: number(1, 1_024),
  TODO_VALKEY_MEMORY: bytes,
  TODO_VALKEY_MAXMEMORY: matching(/^\d+([kmg]b?)?$/i, 'an amount such as 128mb'),
  TODO_DB_POOL: number(1, 500),
  TODO_BALANCE: oneOf('least_conn', 'round_robin', 'random', 'ip_hash', 'hash'),
  TODO_MAX_TODOS: number(0, 1_000_000_000),
  TODO_MAX_BYTES: number(0, Number.MAX_SAFE_INTEGER),
  TODO_MAX_STREAMS: number(0, 1_000_000),
  TODO_MAX_STREAMS_PER_ACCOUNT: number(0, 1_000_000),
  TODO_TIME_ZONE: z.string().refine(isTimeZone, { error: 'must be a name such as Europe/Berlin' }),
  TODO_TRASH_DAYS: number(1, 36_500),
  TODO_JOURNAL_DAYS: number(1, 36_500),
  TODO_JOURNAL_BYTES: number(0, Number.MAX_SAFE_INTEGER),
  TODO_DRAIN_MS: number(0, 300_000),
  TODO_METRICS_PORT: port,
  TODO_CORS_ORIGINS: text,
  TODO_LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  TODO_BLUE_GREEN: flag,
  TODO_NETWORK_ENCRYPTED: flag,
  TODO_NETWORK_MTU: number(1_280, 9_000),
  TODO_API_START_PERIOD: duration,
  TODO_WEB_START_PERIOD: duration,
  TODO_HEALTH_INTERVAL: duration,
  TODO_LOG_VOLUME_TYPE: text,
  TODO_LOG_VOLUME_OPTIONS: withoutPassword(
    /(^|,)pass(word|wd)?=/i,
    'mount the share on each node, and use TODO_LOG_VOLUME_TYPE=none and TODO_LOG_VOLUME_OPTIONS=bind',
  ),
  TODO_LOG_VOLUME_DEVICE: text,
  TODODB_PROMOTE: oneOf('yes', 'lossy'),
};

/** Settings of the machine that the command runs on, not of the installation. */
const machine = {
  TODO_NODE_HOST: text,
  TODO_REGISTRY: text,
  TODO_DEPLOY_WEBHOOK: z.url({ protocol: /^https?$/, error: 'must be an http or https address' }),
  TODO_DEPLOY_BY: text,
  TODO_DEPLOY_TIMEOUT_S: number(1, 86_400),
};

/** An empty value differs from an unset one here: it means no Redis, or one without a password. */
const mayBeEmpty = ['TODO_REDIS_URL', 'TODO_REDIS_PASSWORD_FILE'];

const schema = z.object({ ...installation, ...machine }).partial();

/** Values for the stack files and for this command, by name. */
export type Settings = Readonly<z.infer<typeof schema>>;

export const installationSettings = Object.keys(installation) as (keyof Settings)[];
export const machineSettings = Object.keys(machine) as (keyof Settings)[];

/**
 * Checks the values of settings. Other names are dropped, and an empty value counts as unset.
 * @returns the settings, and a line for each fault; no line contains a value
 */
export function checkSettings(values: Record<string, string | undefined>): { settings: Settings; faults: string[] } {
  const given = Object.entries(values).filter(([name, value]) => value || mayBeEmpty.includes(name));
  const { success, data, error } = schema.safeParse(Object.fromEntries(given));
  if (success) return { settings: data, faults: [] };
  return { settings: {}, faults: error.issues.map(({ path, message }) => `${String(path[0])} ${message}`) };
}

/** Whether a name is that of a setting. */
export function isSetting(name: string): boolean {
  return name in installation || name in machine;
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
