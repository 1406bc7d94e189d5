import type { ServerResponse } from 'node:http';
import { endSession, logIn } from '../../api/accounts';
import { setSession } from '../../server/cookies/session-cookie';
import type { Post } from '../../server/forms/post';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, refusalOf } from '../../server/refusal';

/** Fields of the log-in, with names that no other form has: it can be added to any of them. */
export const logInFields = { name: 'login_name', password: 'login_password' } as const;

/**
 * Logs in with the fields of a log-in, if the form has them; the rest of the post is then made by who that is.
 * The session that the browser had before ends: none outlives the next log-in.
 * @returns why it was refused
 */
export async function logInWith({ form, context, response }: Post): Promise<FailedSubmission | undefined> {
  const name = form.get(logInFields.name);
  const password = form.get(logInFields.password);
  if (name === null || password === null) return undefined;
  try {
    await beginSession(context, response, { name, password });
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

/**
 * Logs in, and makes the rest of the request that of the account.
 * @throws ApiError
 */
export async function beginSession(
  { request, frame }: PageContext,
  response: ServerResponse,
  credentials: { name: string; password: string },
): Promise<void> {
  const { value, consistencyToken } = await logIn({ ...request, sessionToken: undefined }, credentials);
  // It may have ended by itself, or end so later.
  if (request.sessionToken) await endSession(request, 'current').catch(() => undefined);
  setSession(response, { sessionToken: value.token, name: value.user.name });
  request.sessionToken = value.token;
  request.consistencyToken = consistencyToken ?? request.consistencyToken;
  frame.account = value.user.name;
}
