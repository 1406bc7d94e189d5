import type { Scope } from '@todo/shared/accounts/token';

/** On whose behalf a request is made, with its permissions. */
export interface Principal {
  /** Whose todos it can access: the id of a user, or 0 for the shared list. */
  readonly owner: number;
  /** How the caller is authenticated: by a log-in, a personal token, or not at all. */
  readonly by: 'session' | 'token' | 'nobody';
  /** Id of that session or token. */
  readonly id: number;
  readonly scope: Scope;
}

/** Owner of the shared list, where there are no accounts. */
export const sharedOwner = 0;

/** The principal of every request, where there are no accounts. */
export const sharedPrincipal: Principal = Object.freeze({ owner: sharedOwner, by: 'nobody', id: 0, scope: 'write' });

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal;
  }
}
