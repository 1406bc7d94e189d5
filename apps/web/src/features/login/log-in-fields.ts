import type { ServerResponse } from 'node:http';
import { endSession, logIn } from '../../api/accounts';
import { setSession } from '../../server/cookies/session-cookie';
import type { Post } from '../../server/forms/form-page';
import type { Visit } from '../../server/page-context';
import { type Refused, refusalOf } from '../../server/refusal';

/** Fields of the log-in, with names that no other form has: it can be added to any of them. */
export const logInFields = { name: 'login_name', password: 'login_password' } as const;

/**
 * Logs in with the fields of a log-in, if the form has them; the rest of the post is then made by who that is.
 * The session that the browser had before ends: none outlives the next log-in.
 * @returns why it was refused
 */
export async function logInWith({ form, visit }: Post, response: ServerResponse): Promise<Refused | undefined> {
  const name = form.get(logInFields.name);
  const password = form.get(logInFields.password);
  if (name === null || password === null) return undefined;
  try {
    await beginSession(visit, response, { name, password });
    return undefined;
  } catch (error) {
    return refusalOf(error);
  }
}

/** @throws ApiError */
export async function beginSession(
  { caller, frame }: Visit,
  response: ServerResponse,
  credentials: { name: string; password: string },
): Promise<void> {
  const { value, token } = await logIn({ ...caller, bearer: undefined }, credentials);
  // It may have ended by itself, or end so later.
  if (caller.bearer) await endSession(caller, 'current').catch(() => undefined);
  setSession(response, { token: value.token, name: value.user.name });
  caller.bearer = value.token;
  caller.token = token ?? caller.token;
  frame.account = value.user.name;
}
