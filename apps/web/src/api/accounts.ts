import { AccountPolicy, User } from '@todo/shared/accounts/account';
import { NewSession, type Session, SessionList } from '@todo/shared/accounts/session';
import { NewToken, type Token, TokenList } from '@todo/shared/accounts/token';
import { z } from 'zod';
import { type ApiResponse, type RequestContext, request } from './sending/request';

const nothing = z.undefined();

/** GET /users/policy: whether people log in here, and may register. */
export function getPolicy(context: RequestContext): Promise<ApiResponse<AccountPolicy>> {
  return request(context, 'GET', '/users/policy', { returns: AccountPolicy });
}

/** POST /users. @throws ApiError `name-taken`, `validation` */
export function register(
  context: RequestContext,
  account: { name: string; password: string },
): Promise<ApiResponse<User>> {
  return request(context, 'POST', '/users', { body: account, returns: User });
}

/** GET /users/me: the account of the session. */
export function getUser(context: RequestContext): Promise<ApiResponse<User>> {
  return request(context, 'GET', '/users/me', { returns: User });
}

/** Also ends all other sessions of the account and, if requested, revokes its personal tokens. */
export function changePassword(
  context: RequestContext,
  change: { current_password: string; password: string; revoke_tokens?: boolean },
): Promise<ApiResponse<User>> {
  return request(context, 'PATCH', '/users/me', { body: change, returns: User });
}

/** DELETE /users/me, with all todos. @throws ApiError `validation` at `/current_password` */
export function deleteAccount(context: RequestContext, currentPassword: string): Promise<ApiResponse<undefined>> {
  const body = { current_password: currentPassword };
  return request(context, 'DELETE', '/users/me', { body, returns: nothing });
}

/** POST /sessions. @throws ApiError `wrong-credentials`, `rate-limited` */
export function logIn(
  context: RequestContext,
  credentials: { name: string; password: string },
): Promise<ApiResponse<NewSession>> {
  return request(context, 'POST', '/sessions', { body: credentials, returns: NewSession });
}

/** GET /sessions: the active ones, newest first. */
export function listSessions(context: RequestContext): Promise<ApiResponse<Session[]>> {
  return request(context, 'GET', '/sessions', { returns: SessionList });
}

/** DELETE /sessions/<id>. @throws ApiError `not-found` for one that has ended */
export function endSession(context: RequestContext, id: number | 'current'): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/sessions/${id}`, { returns: nothing });
}

/** DELETE /sessions: all, including the one of this request. */
export function endAllSessions(context: RequestContext): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', '/sessions', { returns: nothing });
}

/** GET /tokens: without their secrets. */
export function listTokens(context: RequestContext): Promise<ApiResponse<Token[]>> {
  return request(context, 'GET', '/tokens', { returns: TokenList });
}

/** POST /tokens. Only this response contains the secret. */
export function createToken(
  context: RequestContext,
  token: { name: string; scope: string },
): Promise<ApiResponse<NewToken>> {
  return request(context, 'POST', '/tokens', { body: token, returns: NewToken });
}

/** DELETE /tokens/<id>. @throws ApiError `not-found` for one that is revoked */
export function revokeToken(context: RequestContext, id: number): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/tokens/${id}`, { returns: nothing });
}
