import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';

/**
 * Who may call a handler:
 * - `caller`, the default: any authenticated caller; without accounts, everybody
 * - `account`: the same, and the handler exists only where there are accounts
 * - `session`: a logged-in user; a personal token is not enough
 * - `guest`: everybody, where there are accounts
 * - `public`: everybody
 * - `probe`: everybody, without a rate limit
 */
export type Access = 'caller' | 'account' | 'session' | 'guest' | 'public' | 'probe';

/** Extension of an OpenAPI operation that says who may call it; absent for `caller`. */
export const accessExtension = 'x-access';

/** Declares who may call a handler, if not every authenticated caller. */
export function Allows(access: Exclude<Access, 'caller'>): MethodDecorator {
  return applyDecorators(RouteConfig({ access }), ApiExtension(accessExtension, access));
}

/** The access that a Fastify route declares; Nest registers the viewer of the contract without any. */
export function accessOf(route: { url: string; config?: object }): Access {
  if (/^\/(?:docs|openapi\.json)(?:[/-]|$)/.test(route.url)) return 'public';
  return (route.config as { access?: Access } | undefined)?.access ?? 'caller';
}
