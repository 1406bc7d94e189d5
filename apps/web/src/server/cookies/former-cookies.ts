import type { ServerResponse } from 'node:http';
import { appendCookie, type WithCookies } from './cookies';

/*
 * Cookie names of the previous release. During a rolling update both releases serve the same browser: a visitor who is
 * logged in by such a cookie stays logged in at either, and changes are also written under the former name if the
 * browser has it. A former name is never set anew, because other programs on the same host use it too.
 * To be deleted with the next release.
 */

export interface FormerCookie {
  name: string;
  /** Whether a value can be one that this site has set. */
  isOurs: RegExp;
}

/** Its value, if this site can have set it. */
export function formerValue(request: WithCookies, { name, isOurs }: FormerCookie): string | undefined {
  const value = request.cookies?.[name];
  return value !== undefined && isOurs.test(value) ? value : undefined;
}

/** @param value value of the cookie with the new name; empty to remove the former one */
export function renewFormer(response: ServerResponse, cookie: FormerCookie, value: string, seconds: number): void {
  if (formerValue(response.req, cookie) === undefined) return;
  appendCookie(response, cookie.name, value, value === '' ? 0 : seconds);
}
