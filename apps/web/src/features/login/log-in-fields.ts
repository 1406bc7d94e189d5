import type { ServerResponse } from 'node:http';
import { endSession, logIn } from '../../api/accounts';
import { setSession } from '../../server/cookies/session-cookie';
import type { Post } from '../../server/forms/post';
import type { PageContext } from '../../server/page-context';
import { type FailedSubmission, refusalOf } from '../../server/refusal';

/** Fields of the log-in, with names that no other form has, so that any form can include them. */
export const logInFields = { name: 'login_name', password: 'login_password' } as const;

/**
 * Logs in with the log-in fields of a form, if it has any; the rest of the form is then submitted by that account.
 * The browser's previous session is ended.
 * @returns why the log-in was rejected
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
 * Logs in, and continues the request as that account.
 * @throws ApiError
 */
export async function beginSession(
  { request, frame }: PageContext,
  response: ServerResponse,
  credentials: { name: string; password: string },
): Promise<void> {
  const { value, consistencyToken } = await logIn({ ...request, sessionToken: undefined }, credentials);
  // It may have expired, or will.
  if (request.sessionToken) await endSession(request, 'current').catch(() => undefined);
  setSession(response, { sessionToken: value.token, name: value.user.name });
  request.sessionToken = value.token;
  request.consistencyToken = consistencyToken ?? request.consistencyToken;
  frame.account = value.user.name;
}
