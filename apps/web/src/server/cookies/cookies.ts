import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientOriginOf } from '../../api/sending/client-origin';

/** The site's cookies besides those for the session and for consistency; none of them identifies a visitor. */
export const cookieNames = {
  theme: 'theme',
  /** Language that the visitor has chosen; without it the browser's decides. */
  language: 'language',
  /** IANA time zone of the browser, which decides what "today" is. Written by the browser. */
  timeZone: 'tz',
  /** Result of the action before this page, shown once. */
  flash: 'flash',
} as const;

/** Long enough for a slow browser to load the page that shows it. */
export const flashSeconds = 60;

export type Cookies = Partial<Record<string, string>>;

/** `request.cookies` of Next exists only in some of its types, and decodes the same way. */
export type WithCookies = IncomingMessage & { cookies?: Cookies };

/**
 * Prefix of the names of our cookies. Browsers give a cookie to all ports of a host, so the port is part of the
 * name: another installation there, or another program, has others.
 */
export function cookiePrefix(request: IncomingMessage): string {
  const port = /:(\d+)$/.exec(clientOriginOf(request).host ?? '')?.[1];
  return port ? `todo_${port}_` : 'todo_';
}

/** The cookies of this installation, by their names without the prefix. */
export function cookiesOf(request: WithCookies): Cookies {
  const prefix = cookiePrefix(request);
  const own = Object.entries(request.cookies ?? {}).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(prefix.length), value]));
}

/** @param seconds how long the browser keeps it; 0 removes it */
export function setCookie(response: ServerResponse, name: string, value: string, seconds: number): void {
  appendCookie(response, cookiePrefix(response.req) + name, value, seconds);
}

/** The same with the whole name. */
export function appendCookie(response: ServerResponse, name: string, value: string, seconds: number): void {
  const secure = clientOriginOf(response.req).secure ? '; Secure' : '';
  const cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  response.appendHeader('Set-Cookie', cookie);
}
