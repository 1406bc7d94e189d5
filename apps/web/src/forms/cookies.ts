import type { IncomingMessage, ServerResponse } from 'node:http';
import { wayOf } from '../api/forwarded';

/** Names of the site's cookies besides that of the session; none of them identifies a person. */
export const cookieNames = {
  /** Newest Consistency-Token of the API. */
  token: 'consistency',
  theme: 'theme',
  /** IANA time zone of the browser, which decides what "today" is. Written by the browser. */
  timeZone: 'tz',
  /** What the action before this page did, shown once. */
  flash: 'flash',
} as const;

/** Until the page that shows it; a browser may be slow. */
export const flashSeconds = 60;

export type Cookies = Partial<Record<string, string>>;

/** `request.cookies` of Next exists only in some of its types, and decodes the same way. */
export function cookiesOf(request: IncomingMessage & { cookies?: Cookies }): Cookies {
  return request.cookies ?? {};
}

/** @param seconds how long the browser keeps it; 0 removes it */
export function setCookie(response: ServerResponse, name: string, value: string, seconds: number): void {
  const secure = wayOf(response.req).secure ? '; Secure' : '';
  const cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  response.appendHeader('Set-Cookie', cookie);
}
