import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GetServerSidePropsContext } from 'next';
import { wayOf } from '../api/client-origin';
import type { Caller } from '../api/request';
import { config } from '../config/config';
import type { Flash, Frame } from '../ui/model';
import { tokenOf } from './cookies/consistency-cookie';
import { type Cookies, cookieNames, cookiesOf, setCookie } from './cookies/cookies';
import { sessionOf } from './cookies/session-cookie';
import { themeOf } from './cookies/theme-cookie';
import { accountPolicy } from './policy';
import { dayIn, zoneOf } from './zone';

/** One request of a person: what it carries, and what every page shows because of it. */
export interface Visit {
  caller: Caller;
  /** Where the visitor is; null where nobody knows. */
  timeZone: string | null;
  /** Today's date there, as `YYYY-MM-DD`. */
  today: string | null;
  /** Whether people log in here; `unknown` while the API has never said. */
  auth: 'open' | 'accounts' | 'unknown';
  frame: Frame;
}

export async function visitOf({ req, res, resolvedUrl }: GetServerSidePropsContext): Promise<Visit> {
  const cookies = cookiesOf(req);
  const timeZone = zoneOf(cookies[cookieNames.timeZone]);
  const url = new URL(resolvedUrl, 'http://here.invalid');
  const caller = callerOf(req);
  const policy = await accountPolicy(caller);
  const session = policy?.auth === 'open' ? null : sessionOf(req);
  return {
    caller: { ...caller, bearer: session?.token },
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
      account: session?.name ?? null,
    },
  };
}

/** What the API learns of every visitor, logged in or not. */
export function callerOf(request: IncomingMessage): Caller {
  return {
    requestId: requestIdOf(request.headers['x-request-id']),
    token: tokenOf(request),
    bearer: undefined,
    addresses: wayOf(request).addresses,
    client: request.headers['user-agent'],
  };
}

function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && /^[\w.:-]{1,128}$/.test(header) ? header : randomUUID();
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
