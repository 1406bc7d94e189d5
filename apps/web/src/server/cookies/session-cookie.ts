import type { IncomingMessage, ServerResponse } from 'node:http';
import { clientOriginOf } from '../../api/sending/client-origin';
import { appendCookie, cookiePrefix, type WithCookies } from './cookies';
import { type FormerCookie, formerValue, renewFormer } from './former-cookies';

/** The account in a browser's cookie; only the API knows whether the session is still valid. */
export interface Session {
  /** Bearer token for the API. */
  sessionToken: string;
  /** Name of the account, shown to its owner only. */
  name: string;
}

/** As long as browsers allow; the session itself expires after a time without use. */
const cookieSeconds = 400 * 86_400;

const format = /^(todo_session_[\w-]{43})\.(.{1,256})$/s;

/** With https, a name that no other host of the domain and no unencrypted page can set. */
function hostPrefix(request: IncomingMessage): string {
  return clientOriginOf(request).secure ? '__Host-' : '';
}

function cookieName(request: IncomingMessage): string {
  return `${hostPrefix(request)}${cookiePrefix(request)}session`;
}

function former(request: IncomingMessage): FormerCookie {
  return { name: `${hostPrefix(request)}session`, isOurs: format };
}

/** The session in a request's cookie; null without a cookie that this site can have set. */
export function sessionOf(request: WithCookies): Session | null {
  const value = request.cookies?.[cookieName(request)] ?? formerValue(request, former(request));
  const [, sessionToken, name] = value?.match(format) ?? [];
  return sessionToken && name ? { sessionToken, name } : null;
}

/** Logs the browser in. */
export function setSession(response: ServerResponse, { sessionToken, name }: Session): void {
  write(response, `${sessionToken}.${name}`, cookieSeconds);
}

/** Logs the browser out; the session itself ends at the API. */
export function clearSession(response: ServerResponse): void {
  write(response, '', 0);
}

function write(response: ServerResponse, value: string, seconds: number): void {
  appendCookie(response, cookieName(response.req), value, seconds);
  renewFormer(response, former(response.req), value, seconds);
}
