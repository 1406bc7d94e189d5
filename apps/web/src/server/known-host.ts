import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestContext } from '../api/request';
import { config } from '../config/config';
import { logOnce } from './log-once';
import { accountPolicy } from './policy';

/**
 * Whether the site answers by the name it is asked by. A page can point a name of its own at 127.0.0.1 and is then of
 * the same origin for the browser (DNS rebinding), but it cannot make the browser send another Host. So an open list
 * that only this machine reaches is shown under the names of this machine only, and those of TODO_WEB_ORIGINS.
 */
export async function isKnownHost(request: IncomingMessage, context: RequestContext): Promise<boolean> {
  if (!config.isLoopback || hasKnownName(request.headers.host)) return true;
  return (await accountPolicy(context))?.auth !== 'open';
}

/** The header as it came: a page may send X-Forwarded-Host as it likes. Only HTTP/1.0, no browser's, has none. */
function hasKnownName(header: string | undefined): boolean {
  if (header === undefined) return true;
  const host = URL.parse(`http://${header}`);
  return host !== null && config.hosts.has(host.hostname);
}

interface Exchange {
  req: IncomingMessage;
  res: ServerResponse;
}

/** Says why nothing is shown, and what to do. */
export function answerUnknownHost({ req: request, res: response }: Exchange): { props: Record<string, never> } {
  const host = JSON.stringify(request.headers.host?.slice(0, 255));
  const detail =
    `this list is shown under the names of this machine only (localhost, 127.0.0.1, [::1]), and was asked for as ${host}: ` +
    'use one of them, or, if a proxy passes that name on, start the site with TODO_WEB_ORIGINS set to the address people use';
  logOnce(`a request was refused (403): ${detail}`);
  response.writeHead(403, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify({ status: 403, code: 'forbidden', detail, message: detail, errors: [] })}\n`);
  return { props: {} };
}
