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
import { ApiError } from '../../api/sending/api-error';
import { m } from '../../messages/messages';
import { clearSession } from '../../server/cookies/session-cookie';
import { idOf } from '../../server/forms/id';
import type { FormOutcome, Post } from '../../server/forms/post';
import { isUnauthorized } from '../../server/page';
import type { PageContext } from '../../server/page-context';
import { newPasswordOf } from '../login/password/new-password';
import type { AccountProps } from './account-page';
import { loadAccountPage } from './load-account';

export type AccountAction = (post: Post) => Promise<FormOutcome<AccountProps>>;

/** Actions of the forms on the account page, by the last part of their address. */
export const accountActions = new Map<string, AccountAction>([
  ['password', setPassword],
  ['end-session', endOne],
  ['log-out-everywhere', logOutEverywhere],
  ['create-token', makeToken],
  ['revoke-token', revoke],
  ['delete', removeAccount],
]);

async function setPassword({ form, context }: Post): Promise<FormOutcome<AccountProps>> {
  const change = {
    current_password: form.get('current_password') ?? '',
    password: newPasswordOf(form, context.request.requestId),
    ...(form.has('revoke_tokens') && { revoke_tokens: true }),
  };
  const { consistencyToken } = await changePassword(context.request, change).catch((error) => {
    // The new password is already set: by an earlier try whose response was lost.
    if (!form.has('again') || !isWrong(error)) throw error;
    return changePassword(context.request, { ...change, current_password: change.password });
  });
  const text = form.has('revoke_tokens') ? m.password_changed_tokens() : m.password_changed();
  return done(text, consistencyToken);
}

async function endOne({ form, context }: Post): Promise<FormOutcome<AccountProps>> {
  const id = idOf(form.get('session'));
  const consistencyToken = id && (await unlessGone(endSession(context.request, id)));
  return done(m.session_end_done(), consistencyToken || undefined);
}

async function logOutEverywhere({ context, response }: Post): Promise<FormOutcome<AccountProps>> {
  await endAllSessions(context.request);
  clearSession(response);
  return { ...done(m.logged_out_everywhere()), to: '/login' };
}

/** Shows the token at once instead of redirecting: it is stored nowhere. */
async function makeToken({ form, context }: Post): Promise<FormOutcome<AccountProps>> {
  const wanted = { name: form.get('token_name') ?? '', scope: form.get('scope') ?? '' };
  await refuseUnseen(context, form, wanted.name);
  const { value, consistencyToken } = await createToken(context.request, wanted);
  context.request.consistencyToken = consistencyToken ?? context.request.consistencyToken;
  const page = await loadAccountPage(context, undefined, { created: { name: value.name, apiToken: value.token } });
  return { answer: {}, consistencyToken, show: { ...page, status: 201 } };
}

async function revoke({ form, context }: Post): Promise<FormOutcome<AccountProps>> {
  const id = idOf(form.get('token'));
  const consistencyToken = id && (await unlessGone(revokeToken(context.request, id)));
  return done(m.token_revoked(), consistencyToken || undefined);
}

async function removeAccount({ form, context, response }: Post): Promise<FormOutcome<AccountProps>> {
  const { request } = context;
  const isKnown = await getUser(request).then(
    () => true,
    (error) => {
      if (form.has('again') && isUnauthorized(error)) return false;
      throw error;
    },
  );
  if (isKnown) {
    await deleteAccount(request, form.get('delete_password') ?? '').catch((error) => {
      // The account existed a moment ago: a proxy sent the request twice, and this is the response to the second.
      if (!isUnauthorized(error)) throw error;
    });
  }
  clearSession(response);
  return { ...done(isKnown ? m.account_deleted() : m.account_deleted_maybe()), to: '/login' };
}

/**
 * Rejects the form if there is an unused token of the same name that is newer than the page with the form: the response
 * to an earlier attempt was lost, so nobody knows that token's secret, and a second one must not be created unnoticed.
 * @throws ApiError that asks what to do with that token
 */
async function refuseUnseen({ request }: PageContext, form: URLSearchParams, name: string): Promise<void> {
  const newest = Number(form.get('newest') ?? Number.NaN);
  const { value } = await listTokens(request);
  const unseen = value.some((token) => token.id > newest && token.name === name.trim() && !token.last_used);
  if (!unseen) return;
  const detail = m.field_token_made();
  const errors = [{ pointer: '/name', code: 'made', detail }];
  throw new ApiError({ status: 409, code: 'validation', detail, request_id: request.requestId, errors });
}

function isWrong(error: unknown): boolean {
  return error instanceof ApiError && error.errors.some(({ pointer }) => pointer === '/current_password');
}

function done(text: string, consistencyToken?: string): FormOutcome<AccountProps> {
  return { answer: {}, consistencyToken, flash: { text } };
}

/** Awaits a deletion; that the record is already gone is not an error. @returns the Consistency-Token */
async function unlessGone(ending: Promise<{ consistencyToken: string | undefined }>): Promise<string | undefined> {
  try {
    return (await ending).consistencyToken;
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-found') return undefined;
    throw error;
  }
}
