import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { safeRequestId } from '@todo/shared/headers';
import type { GetServerSidePropsContext } from 'next';
import { clientOriginOf } from '../api/client-origin';
import type { RequestContext } from '../api/request';
import { config } from '../config/config';
import type { Flash, Frame } from '../ui/page-frame';
import { consistencyTokenOf } from './cookies/consistency-cookie';
import { type Cookies, cookieNames, cookiesOf, setCookie } from './cookies/cookies';
import { sessionOf } from './cookies/session-cookie';
import { themeOf } from './cookies/theme-cookie';
import { listOf, siteUrl } from './forms/local-path';
import { accountPolicy } from './policy';
import { dayIn, zoneOf } from './zone';

/** One request of a person: its identity and origin, and the frame that every page shows because of it. */
export interface PageContext {
  /** For calls of the API. */
  request: RequestContext;
  /** IANA name of the visitor's time zone; null where nobody knows. */
  timeZone: string | null;
  /** Today's date there, as `YYYY-MM-DD`. */
  today: string | null;
  /** Whether people log in here; `unknown` while the API has never said. */
  auth: 'open' | 'accounts' | 'unknown';
  frame: Frame;
}

/** Reads all of a request that pages need. A flash message is taken: the next page does not show it again. */
export async function pageContextOf({ req, res, resolvedUrl }: GetServerSidePropsContext): Promise<PageContext> {
  const cookies = cookiesOf(req);
  const timeZone = zoneOf(cookies[cookieNames.timeZone]);
  const url = siteUrl(resolvedUrl);
  const request = requestContextOf(req);
  const policy = await accountPolicy(request);
  const session = policy?.auth === 'open' ? null : sessionOf(req);
  return {
    request: { ...request, sessionToken: session?.sessionToken },
    timeZone,
    today: dayIn(timeZone),
    auth: policy?.auth ?? 'unknown',
    frame: {
      host: config.host,
      key: randomUUID(),
      theme: themeOf(req),
      flash: takeFlash(cookies, res),
      here: url.pathname + url.search,
      q: url.pathname === '/' ? (url.searchParams.get('q') ?? '') : '',
      view: url.searchParams.get('view') === 'list' ? 'list' : 'board',
      list: url.pathname === '/' ? (listOf(url.pathname + url.search)?.toString() ?? '') : '',
      account: session?.name ?? null,
    },
  };
}

/** The part of a request that the API is told of every visitor, logged in or not. */
export function requestContextOf(request: IncomingMessage): RequestContext {
  return {
    requestId: safeRequestId(request.headers['x-request-id']) ?? randomUUID(),
    consistencyToken: consistencyTokenOf(request),
    sessionToken: undefined,
    addresses: clientOriginOf(request).addresses,
    client: request.headers['user-agent'],
  };
}

function takeFlash(cookies: Cookies, response: ServerResponse): Flash | null {
  const text = cookies[cookieNames.flash];
  if (!text) return null;
  setCookie(response, cookieNames.flash, '', 0);
  try {
    const flash: unknown = JSON.parse(text);
    if (typeof flash !== 'object' || flash === null || !('text' in flash)) return null;
    const undo = 'undo' in flash && Number.isSafeInteger(flash.undo) ? { undo: Number(flash.undo) } : {};
    return { text: String(flash.text), ...undo };
  } catch {
    return null;
  }
}
