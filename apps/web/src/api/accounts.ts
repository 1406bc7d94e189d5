import { AccountPolicy, User } from '@todo/shared/account';
import { NewSession, type Session, SessionList } from '@todo/shared/session';
import { NewToken, type Token, TokenList } from '@todo/shared/token';
import { z } from 'zod';
import { type Answer, type Caller, request } from './request';

const nothing = z.undefined();

export function getPolicy(caller: Caller): Promise<Answer<AccountPolicy>> {
  return request(caller, 'GET', '/users/policy', { returns: AccountPolicy });
}

export function register(caller: Caller, account: { name: string; password: string }): Promise<Answer<User>> {
  return request(caller, 'POST', '/users', { body: account, returns: User });
}

export function getUser(caller: Caller): Promise<Answer<User>> {
  return request(caller, 'GET', '/users/me', { returns: User });
}

/** Ends all other sessions of the account, and revokes its personal tokens where that is asked for. */
export function changePassword(
  caller: Caller,
  change: { current_password: string; password: string; revoke_tokens?: boolean },
): Promise<Answer<User>> {
  return request(caller, 'PATCH', '/users/me', { body: change, returns: User });
}

export function deleteAccount(caller: Caller, currentPassword: string): Promise<Answer<undefined>> {
  const body = { current_password: currentPassword };
  return request(caller, 'DELETE', '/users/me', { body, returns: nothing });
}

export function logIn(caller: Caller, credentials: { name: string; password: string }): Promise<Answer<NewSession>> {
  return request(caller, 'POST', '/sessions', { body: credentials, returns: NewSession });
}

export function listSessions(caller: Caller): Promise<Answer<Session[]>> {
  return request(caller, 'GET', '/sessions', { returns: SessionList });
}

export function endSession(caller: Caller, id: number | 'current'): Promise<Answer<undefined>> {
  return request(caller, 'DELETE', `/sessions/${id}`, { returns: nothing });
}

export function endAllSessions(caller: Caller): Promise<Answer<undefined>> {
  return request(caller, 'DELETE', '/sessions', { returns: nothing });
}

export function listTokens(caller: Caller): Promise<Answer<Token[]>> {
  return request(caller, 'GET', '/tokens', { returns: TokenList });
}

export function createToken(caller: Caller, token: { name: string; scope: string }): Promise<Answer<NewToken>> {
  return request(caller, 'POST', '/tokens', { body: token, returns: NewToken });
}

export function revokeToken(caller: Caller, id: number): Promise<Answer<undefined>> {
  return request(caller, 'DELETE', `/tokens/${id}`, { returns: nothing });
}
