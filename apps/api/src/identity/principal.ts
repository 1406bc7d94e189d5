import type { Scope } from '@todo/shared/token';

/** On whose behalf a request is made, and what it may do. */
export interface Principal {
  /** Whose todos it reaches: the id of a user, or 0 for the shared list. */
  readonly owner: number;
  /** How the caller is known: a log-in, a personal token, or not at all. */
  readonly by: 'session' | 'token' | 'nobody';
  /** Id of that session or token. */
  readonly id: number;
  readonly scope: Scope;
}

/** Owner of what everybody shares where nobody logs in. */
export const sharedOwner = 0;

/** Everybody, where nobody logs in. */
export const sharedPrincipal: Principal = Object.freeze({ owner: sharedOwner, by: 'nobody', id: 0, scope: 'write' });

declare module 'fastify' {
  interface FastifyRequest {
    principal: Principal;
  }
}
