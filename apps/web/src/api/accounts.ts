import { AccountPolicy, User } from '@todo/shared/account';
import { NewSession, type Session, SessionList } from '@todo/shared/session';
import { NewToken, type Token, TokenList } from '@todo/shared/token';
import { z } from 'zod';
import { type ApiResponse, type RequestContext, request } from './request';

const nothing = z.undefined();

export function getPolicy(context: RequestContext): Promise<ApiResponse<AccountPolicy>> {
  return request(context, 'GET', '/users/policy', { returns: AccountPolicy });
}

export function register(
  context: RequestContext,
  account: { name: string; password: string },
): Promise<ApiResponse<User>> {
  return request(context, 'POST', '/users', { body: account, returns: User });
}

export function getUser(context: RequestContext): Promise<ApiResponse<User>> {
  return request(context, 'GET', '/users/me', { returns: User });
}

/** Ends all other sessions of the account, and revokes its personal tokens where that is asked for. */
export function changePassword(
  context: RequestContext,
  change: { current_password: string; password: string; revoke_tokens?: boolean },
): Promise<ApiResponse<User>> {
  return request(context, 'PATCH', '/users/me', { body: change, returns: User });
}

export function deleteAccount(context: RequestContext, currentPassword: string): Promise<ApiResponse<undefined>> {
  const body = { current_password: currentPassword };
  return request(context, 'DELETE', '/users/me', { body, returns: nothing });
}

export function logIn(
  context: RequestContext,
  credentials: { name: string; password: string },
): Promise<ApiResponse<NewSession>> {
  return request(context, 'POST', '/sessions', { body: credentials, returns: NewSession });
}

export function listSessions(context: RequestContext): Promise<ApiResponse<Session[]>> {
  return request(context, 'GET', '/sessions', { returns: SessionList });
}

export function endSession(context: RequestContext, id: number | 'current'): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/sessions/${id}`, { returns: nothing });
}

export function endAllSessions(context: RequestContext): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', '/sessions', { returns: nothing });
}

export function listTokens(context: RequestContext): Promise<ApiResponse<Token[]>> {
  return request(context, 'GET', '/tokens', { returns: TokenList });
}

export function createToken(
  context: RequestContext,
  token: { name: string; scope: string },
): Promise<ApiResponse<NewToken>> {
  return request(context, 'POST', '/tokens', { body: token, returns: NewToken });
}

export function revokeToken(context: RequestContext, id: number): Promise<ApiResponse<undefined>> {
  return request(context, 'DELETE', `/tokens/${id}`, { returns: nothing });
}
