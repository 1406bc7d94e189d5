import type { ServerResponse } from 'node:http';
import {
  changePassword,
  createToken,
  deleteAccount,
  endAllSessions,
  endSession,
  getUser,
  listTokens,
  revokeToken,
} from '../../api/accounts';
import { ApiError } from '../../api/api-error';
import { clearSession } from '../../server/cookies/session-cookie';
import type { Done, Post } from '../../server/forms/form-page';
import { idOf } from '../../server/forms/id';
import { isUnauthorized } from '../../server/page';
import type { Visit } from '../../server/page-context';
import { newPasswordOf } from '../login/password/new-password';
import type { AccountProps } from './account-page';
import { accountPage } from './load-account';

type Act = (post: Post, response: ServerResponse) => Promise<Done<AccountProps>>;

/** What the forms of the account page do, by the last part of their address. */
export const accountActions = new Map<string, Act>([
  ['password', setPassword],
  ['end-session', endOne],
  ['log-out-everywhere', logOutEverywhere],
  ['create-token', makeToken],
  ['revoke-token', revoke],
  ['delete', removeAccount],
]);

async function setPassword({ form, visit }: Post): Promise<Done<AccountProps>> {
  const change = {
    current_password: form.get('current_password') ?? '',
    password: newPasswordOf(form, visit.caller.requestId),
    ...(form.has('revoke_tokens') && { revoke_tokens: true }),
  };
  const { token } = await changePassword(visit.caller, change).catch((error) => {
    // The password it has now is the new one: an earlier try has set it whose answer was lost.
    if (!form.has('again') || !isWrong(error)) throw error;
    return changePassword(visit.caller, { ...change, current_password: change.password });
  });
  const ended = form.has('revoke_tokens')
    ? 'All other sessions have ended, and all tokens are revoked.'
    : 'All other sessions have ended.';
  return done(`Your password is changed. ${ended}`, token);
}

async function endOne({ form, visit }: Post): Promise<Done<AccountProps>> {
  const id = idOf(form.get('session'));
  const token = id && (await gone(endSession(visit.caller, id)));
  return done('The session has ended.', token || undefined);
}

async function logOutEverywhere({ visit }: Post, response: ServerResponse): Promise<Done<AccountProps>> {
  await endAllSessions(visit.caller);
  clearSession(response);
  return { ...done('You are logged out everywhere.'), to: '/login' };
}

/** The token is told in the answer and kept nowhere, so this is no redirect. */
async function makeToken({ form, visit }: Post): Promise<Done<AccountProps>> {
  const wanted = { name: form.get('token_name') ?? '', scope: form.get('scope') ?? '' };
  await refuseUnseen(visit, form, wanted.name);
  const { value, token } = await createToken(visit.caller, wanted);
  visit.caller.token = token ?? visit.caller.token;
  const page = await accountPage(visit, undefined, { created: { name: value.name, token: value.token } });
  return { answer: {}, token, show: { ...page, status: 201 } };
}

async function revoke({ form, visit }: Post): Promise<Done<AccountProps>> {
  const id = idOf(form.get('token'));
  const token = id && (await gone(revokeToken(visit.caller, id)));
  return done('The token is revoked: nothing gets in with it any more.', token || undefined);
}

async function removeAccount({ form, visit }: Post, response: ServerResponse): Promise<Done<AccountProps>> {
  const { caller } = visit;
  const isKnown = await getUser(caller).then(
    () => true,
    (error) => {
      if (form.has('again') && isUnauthorized(error)) return false;
      throw error;
    },
  );
  if (isKnown) {
    await deleteAccount(caller, form.get('delete_password') ?? '').catch((error) => {
      // It was there a moment ago: a proxy has sent the request twice, and this answers the second.
      if (!isUnauthorized(error)) throw error;
    });
  }
  clearSession(response);
  const unsure = 'You are logged out. If the account still exists, its name and password let you in.';
  return { ...done(isKnown ? 'Your account and all its todos are deleted.' : unsure), to: '/login' };
}

/**
 * A token that was made since the page with the form was, under the same name and unused, is one whose answer was lost:
 * nobody knows its secret, and another one must not be made beside it unseen.
 * @throws ApiError that asks what to do with it
 */
async function refuseUnseen({ caller }: Visit, form: URLSearchParams, name: string): Promise<void> {
  const newest = Number(form.get('newest') ?? Number.NaN);
  const { value } = await listTokens(caller);
  const unseen = value.some((token) => token.id > newest && token.name === name.trim() && !token.last_used);
  if (!unseen) return;
  const detail =
    'a token of this name was made a moment ago: if you have not seen it, revoke it, then make another one';
  const errors = [{ pointer: '/name', code: 'made', detail }];
  throw new ApiError({ status: 409, code: 'validation', detail, request_id: caller.requestId, errors });
}

function isWrong(error: unknown): boolean {
  return error instanceof ApiError && error.errors.some(({ pointer }) => pointer === '/current_password');
}

function done(text: string, token?: string): Done<AccountProps> {
  return { answer: {}, token, flash: { text } };
}

/** What ended already is what was wanted. @returns the Consistency-Token */
async function gone(ending: Promise<{ token: string | undefined }>): Promise<string | undefined> {
  try {
    return (await ending).token;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return undefined;
    throw error;
  }
}
