import type { Scope } from '@todo/shared/accounts/token';

/** On whose behalf a request is made, with its permissions. */
export interface Principal {
  /** The account, and the id of its own list; 0 for everybody, where there are no accounts. */
  readonly owner: number;
  /** How the caller is authenticated: by a log-in, a personal token, or not at all. */
  readonly by: 'session' | 'token' | 'nobody';
  /** Id of that session or token. */
  readonly id: number;
  readonly scope: Scope;
  /** The only list that this token opens; undefined for a credential that opens all lists of the account. */
  readonly list?: number;
}

/** Owner and id of the shared list, where there are no accounts. */
export const sharedOwner = 0;

/** The principal of every request, where there are no accounts. */
export const sharedPrincipal: Principal = Object.freeze({ owner: sharedOwner, by: 'nobody', id: 0, scope: 'write' });

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal;
  }
}
