import type { ServerResponse } from 'node:http';
import { changePassword, createToken, deleteAccount, endAllSessions, endSession, revokeToken } from '../api/accounts';
import { ApiError } from '../api/api-error';
import type { AccountProps } from '../components/account-page';
import type { Done, Post } from '../forms/form-page';
import { newPasswordOf } from '../forms/new-password';
import { clearSession } from '../forms/session-cookie';
import { idOf } from '../visit/id';
import { accountPage } from './account-page';

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
  const { token } = await changePassword(visit.caller, change);
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
  await deleteAccount(visit.caller, form.get('delete_password') ?? '');
  clearSession(response);
  return { ...done('Your account and all its todos are deleted.'), to: '/login' };
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
