import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { isConsistencyToken, joinConsistencyTokens } from './consistency-token';
import { cookiesOf, setCookie, type WithCookies } from './cookies';
import { type FormerCookie, formerValue, renewFormer } from './former-cookies';

/*
 * A browser must see its own writes. Responses to parallel requests, also from several tabs, arrive in any order, and
 * the last Set-Cookie of a name wins. So each value has its own cookie, named after its content: a response adds one
 * and removes those that its request carried, and never one that it does not know.
 */

const daySeconds = 86_400;
const named = /^consistency_[\w-]{8}$/;
const former: FormerCookie = { name: 'consistency', isOurs: /^[\w-]{44,4000}$/ };

/** One Consistency-Token for all writes of this browser; undefined when there is nothing to wait for. */
export function consistencyTokenOf(request: WithCookies): string | undefined {
  const brought = Object.entries(cookiesOf(request)).filter(([name]) => named.test(name));
  return joinConsistencyTokens([...brought.map(([, value]) => value ?? ''), formerToken(request)]);
}

/** @param token of a write that was just done */
export function rememberConsistencyToken(response: ServerResponse, token: string): void {
  const request: WithCookies = response.req;
  const joined = joinConsistencyTokens([consistencyTokenOf(request) ?? '', token]);
  if (joined === undefined) return;
  const name = `consistency_${createHash('sha256').update(joined).digest('base64url').slice(0, 8)}`;
  setCookie(response, name, joined, daySeconds);
  for (const old of Object.keys(cookiesOf(request))) {
    if (named.test(old) && old !== name) setCookie(response, old, '', 0);
  }
  if (formerToken(request)) renewFormer(response, former, joined, daySeconds);
}

function formerToken(request: WithCookies): string {
  const value = formerValue(request, former);
  return value && isConsistencyToken(value) ? value : '';
}
