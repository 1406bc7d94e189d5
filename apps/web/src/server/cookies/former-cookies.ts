import type { ServerResponse } from 'node:http';
import { appendCookie, type WithCookies } from './cookies';

/*
 * Names that the release before gave to its cookies. While an update rolls, both releases answer the same browser: who
 * is logged in by such a cookie stays so at either, and what changes is written under the former name too, where the
 * browser has it. Nothing is ever put there anew, because other programs of the same host have cookies of that name.
 * To be deleted with the next release.
 */

export interface FormerCookie {
  name: string;
  /** Whether a value can be ours. */
  isOurs: RegExp;
}

/** Its value, where it can be ours. */
export function formerValue(request: WithCookies, { name, isOurs }: FormerCookie): string | undefined {
  const value = request.cookies?.[name];
  return value !== undefined && isOurs.test(value) ? value : undefined;
}

/** @param value what the cookie of the new name says; empty to remove the former one */
export function renewFormer(response: ServerResponse, cookie: FormerCookie, value: string, seconds: number): void {
  if (formerValue(response.req, cookie) === undefined) return;
  appendCookie(response, cookie.name, value, value === '' ? 0 : seconds);
}
