import type { IncomingMessage, ServerResponse } from 'node:http';
import { wayOf } from '../api/forwarded';
import { type Cookies, cookiesOf, setCookie } from './cookies';

/** What a browser shows of who uses it; whether it still holds, the API knows. */
export interface Session {
  /** Bearer token for the API. */
  token: string;
  /** Name of the account, for the eyes of its owner only. */
  name: string;
}

/** As long as browsers allow; the session itself ends when it was not used for long. */
const cookieSeconds = 400 * 86_400;

/** Over https under a name that no other host of the domain and no unencrypted page can set. */
function cookieName(request: IncomingMessage): string {
  return wayOf(request).secure ? '__Host-session' : 'session';
}

export function sessionOf(request: IncomingMessage & { cookies?: Cookies }): Session | null {
  const [, token, name] =
    cookiesOf(request)[cookieName(request)]?.match(/^(todo_session_[\w-]{43})\.(.{1,256})$/s) ?? [];
  return token && name ? { token, name } : null;
}

export function setSession(response: ServerResponse, { token, name }: Session): void {
  setCookie(response, cookieName(response.req), `${token}.${name}`, cookieSeconds);
}

export function clearSession(response: ServerResponse): void {
  setCookie(response, cookieName(response.req), '', 0);
}
