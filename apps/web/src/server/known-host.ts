import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../api/sending/request';
import { config } from '../config/config';
import { logOnce } from './log-once';
import { accountPolicy } from './policy';

/**
 * Whether the site may be served under the requested host name. A page can point its own host name at 127.0.0.1, and
 * the browser then treats both as one origin (DNS rebinding), but it cannot make the browser send another Host header. So an
 * open list on loopback is served only under the names of this machine and of TODO_WEB_ORIGINS.
 */
export async function isKnownHost(request: IncomingMessage, context: RequestContext): Promise<boolean> {
  if (!config.isLoopback || hasKnownName(request.headers.host)) return true;
  return (await accountPolicy(context))?.auth !== 'open';
}

/** The header as received: a page can set X-Forwarded-Host. Only HTTP/1.0, which browsers do not use, may omit Host. */
function hasKnownName(header: string | undefined): boolean {
  if (header === undefined) return true;
  const host = URL.parse(`http://${header}`);
  return host !== null && config.hosts.has(host.hostname);
}

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** Explains why the site is not shown, and what to do. */
export function answerUnknownHost({ req: request, res: response }: Exchange): { props: Record<string, never> } {
  const host = JSON.stringify(request.headers.host?.slice(0, 255));
  const detail =
    `this list is served under the names of this machine only (localhost, 127.0.0.1, [::1]), but was requested as ${host}: ` +
    'use one of them, or, if a proxy forwards that name, start the site with TODO_WEB_ORIGINS set to the address people use';
  logOnce(`a request was refused (403): ${detail}`);
  response.writeHead(403, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify({ status: 403, code: 'forbidden', detail, message: detail, errors: [] })}\n`);
  return { props: {} };
}
