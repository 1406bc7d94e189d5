import os from 'node:os';
import { z } from 'zod';

const commaList = z.string().transform((text) => text.split(',').flatMap((item) => item.trim() || []));

const Environment = z.object({
  TODO_API_URL: z
    .url({ protocol: /^https?$/, error: 'TODO_API_URL must be an http(s) address' })
    .default('http://127.0.0.1:8080'),
  /** Milliseconds one call of the API may take, connection included. */
  TODO_API_TIMEOUT_MS: z.coerce.number().int().min(1).default(5_000),
  /** Public addresses the site is reached by, where a proxy hides the Host header; comma separated origins. */
  TODO_WEB_ORIGINS: commaList.default([]),
  /** Addresses of proxies whose X-Forwarded-* headers are believed; also `loopback`, `linklocal`, `uniquelocal`. */
  TODO_TRUST_PROXY: commaList.default(['loopback']),
  /** Whether visitors come over https, where no trusted proxy tells it: decides how cookies are kept. */
  TODO_WEB_SECURE: z.stringbool('TODO_WEB_SECURE must be true or false').optional(),
});

function read() {
  const parsed = Environment.safeParse(withoutEmpty(process.env));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The web's configuration is not usable: ${faults.join('; ')}`);
}

/** Stack files give every variable, the unset ones as empty text. */
function withoutEmpty(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value)) as NodeJS.ProcessEnv;
}

const environment = read();

export const config = Object.freeze({
  apiUrl: new URL(environment.TODO_API_URL).origin,
  apiTimeoutMs: environment.TODO_API_TIMEOUT_MS,
  origins: environment.TODO_WEB_ORIGINS,
  trustProxy: environment.TODO_TRUST_PROXY,
  /** undefined: as the proxy says */
  secure: environment.TODO_WEB_SECURE,
  /** Name of the machine that renders, shown in the header. */
  host: os.hostname(),
});
