import type { IncomingMessage, ServerResponse } from 'node:http';
import { wayOf } from '../../api/client-origin';
import { appendCookie, cookiePrefix, type WithCookies } from './cookies';
import { type FormerCookie, formerValue, renewFormer } from './former-cookies';

/** What a browser shows of who uses it; whether it still holds, the API knows. */
export interface Session {
  /** Bearer token for the API. */
  token: string;
  /** Name of the account, for the eyes of its owner only. */
  name: string;
}

/** As long as browsers allow; the session itself ends when it was not used for long. */
const cookieSeconds = 400 * 86_400;

const format = /^(todo_session_[\w-]{43})\.(.{1,256})$/s;

/** Over https under a name that no other host of the domain and no unencrypted page can set. */
function hostPrefix(request: IncomingMessage): string {
  return wayOf(request).secure ? '__Host-' : '';
}

function cookieName(request: IncomingMessage): string {
  return `${hostPrefix(request)}${cookiePrefix(request)}session`;
}

function former(request: IncomingMessage): FormerCookie {
  return { name: `${hostPrefix(request)}session`, isOurs: format };
}

export function sessionOf(request: WithCookies): Session | null {
  const value = request.cookies?.[cookieName(request)] ?? formerValue(request, former(request));
  const [, token, name] = value?.match(format) ?? [];
  return token && name ? { token, name } : null;
}

export function setSession(response: ServerResponse, { token, name }: Session): void {
  write(response, `${token}.${name}`, cookieSeconds);
}

export function clearSession(response: ServerResponse): void {
  write(response, '', 0);
}

function write(response: ServerResponse, value: string, seconds: number): void {
  appendCookie(response, cookieName(response.req), value, seconds);
  renewFormer(response, former(response.req), value, seconds);
}
