import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { safeRequestId } from '@todo/shared/headers';
import type { GetServerSidePropsContext } from 'next';
import { clientOriginOf } from '../api/sending/client-origin';
import type { RequestContext } from '../api/sending/request';
import { config } from '../config/config';
import { viewOf } from '../ui/list-names';
import type { Flash, Frame } from '../ui/page-frame';
import { consistencyTokenOf } from './cookies/consistency-cookie';
import { type Cookies, cookieNames, cookiesOf, setCookie } from './cookies/cookies';
import { sessionOf } from './cookies/session-cookie';
import { themeOf } from './cookies/theme-cookie';
import { choiceOf, siteUrl } from './forms/local-path';
import { accountPolicy } from './policy';
import { dayIn, zoneOf } from './zone';

/** The context of a request: identity and origin of the visitor, and the frame that every page shows. */
export interface PageContext {
  /** For calls of the API. */
  request: RequestContext;
  /** IANA name of the visitor's time zone; null if it is unknown. */
  timeZone: string | null;
  /** Today's date in that zone, as `YYYY-MM-DD`. */
  today: string | null;
  /** Whether the installation has accounts; `unknown` as long as the API has not answered. */
  auth: 'open' | 'accounts' | 'unknown';
  frame: Frame;
}

/** Reads everything that pages need from a request, and clears the flash message, which is shown once. */
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
      zone: timeZone,
      flash: takeFlash(cookies, res),
      here: url.pathname + url.search,
      q: url.pathname === '/' ? (url.searchParams.get('q') ?? '') : '',
      view: viewOf(url.searchParams.get('view')),
      list: url.pathname === '/' ? choiceOf(resolvedUrl) : '',
      account: session?.name ?? null,
    },
  };
}

/** The part of a request that every API call forwards, with or without a session. */
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
    return {
      text: String(flash.text),
      ...('undo' in flash && undoIn(flash.undo)),
      ...('action' in flash && typeof flash.action === 'string' && { action: flash.action }),
    };
  } catch {
    return null;
  }
}

/** What the cookie of the release before has there is left out. */
function undoIn(undo: unknown): Pick<Flash, 'undo'> {
  const { id, version } = Object(undo) as { id?: unknown; version?: unknown };
  return Number.isSafeInteger(id) && Number.isSafeInteger(version)
    ? { undo: { id: Number(id), version: Number(version) } }
    : {};
}
