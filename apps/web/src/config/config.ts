import os from 'node:os';
import { isTimeZone } from '@todo/shared/dates/time-zone';
import { onOff, originList, proxyList, toOrigin, wholeNumber } from '@todo/shared/settings';
import { z } from 'zod';
import { isLoopbackName, loopbackNames } from './loopback';

const Environment = z.object({
  /** Address the site listens at. */
  HOSTNAME: z.string().default('0.0.0.0'),
  TODO_API_URL: z
    .string()
    .default('http://127.0.0.1:8080')
    .transform((text, ctx) => {
      const origin = toOrigin(text.trim());
      if (origin) return origin;
      ctx.addIssue('must be the http(s) address of the API without a path, like http://127.0.0.1:8080');
      return z.NEVER;
    }),
  /** Timeout of one API call that reads, in milliseconds, connection included. */
  TODO_API_TIMEOUT_MS: wholeNumber(1, 600_000).default(5_000),
  /** The same of one that writes: longer than the API waits for a database server (`TODO_WRITE_PATIENCE_MS`). */
  TODO_API_WRITE_TIMEOUT_MS: wholeNumber(1, 600_000).default(14_000),
  /** Public origins of the site, comma-separated, where a proxy hides the Host header. */
  TODO_WEB_ORIGINS: originList.default([]),
  /** Addresses of proxies whose X-Forwarded-* headers are trusted; also `loopback`, `linklocal`, `uniquelocal`. */
  TODO_TRUST_PROXY: proxyList.default(['loopback']),
  /** Whether visitors use https, where no trusted proxy says so: decides the attributes of cookies. */
  TODO_WEB_SECURE: onOff.optional(),
  /** Whether the site compresses its responses, where no proxy in front of it does. */
  TODO_COMPRESS: onOff.default(false),
  /** Time zone of visitors whose browser has not sent one, which needs JavaScript. */
  TODO_TIME_ZONE: z.string().refine(isTimeZone, 'must be a name like Europe/Berlin or Etc/UTC').optional(),
});

function read() {
  const parsed = Environment.safeParse(withoutEmpty(process.env));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
  throw new Error(`The configuration has ${faults.length} fault(s):\n  ${faults.join('\n  ')}`);
}

/** Stack files pass every variable, the unset ones as an empty string. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())) as NodeJS.ProcessEnv;
}

/** On a personal machine its zone is the person's; UTC is the default of machines that nobody has configured. */
function zoneOfMachine(isLoopback: boolean): string | undefined {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return isLoopback && timeZone !== 'UTC' && timeZone !== 'Etc/UTC' ? timeZone : undefined;
}

const environment = read();
const listensAt = environment.HOSTNAME === '::1' ? '[::1]' : environment.HOSTNAME;
const isLoopback = isLoopbackName(listensAt);

/** The settings of the site. Loading this module throws an Error with all faults at once. */
export const config = Object.freeze({
  apiUrl: environment.TODO_API_URL,
  apiTimeoutMs: environment.TODO_API_TIMEOUT_MS,
  apiWriteTimeoutMs: environment.TODO_API_WRITE_TIMEOUT_MS,
  origins: environment.TODO_WEB_ORIGINS,
  trustProxy: environment.TODO_TRUST_PROXY,
  /** undefined: as the trusted proxy says */
  secure: environment.TODO_WEB_SECURE,
  compress: environment.TODO_COMPRESS,
  /** Whether only this machine reaches the site directly. */
  isLoopback,
  /** Host names of the site, without ports. */
  hosts: new Set([...loopbackNames, listensAt, ...environment.TODO_WEB_ORIGINS.map((at) => new URL(at).hostname)]),
  /** undefined: the zone of a visitor whose browser has not sent one is unknown */
  timeZone: environment.TODO_TIME_ZONE ?? zoneOfMachine(isLoopback),
  /** Name of the machine that renders, shown in the header. */
  host: os.hostname(),
});
