import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiExtension } from '@nestjs/swagger';

/**
 * Who may call a handler:
 * - `caller`, without a declaration: whoever shows credentials; where nobody logs in, everybody
 * - `account`: the same, and the handler exists only where people log in
 * - `session`: who is logged in; a personal token is not enough
 * - `guest`: everybody, where people log in
 * - `public`: everybody
 * - `probe`: everybody, as often as they like
 */
export type Access = 'caller' | 'account' | 'session' | 'guest' | 'public' | 'probe';

/** Member of an operation in the OpenAPI document that says who may call it; absent for `caller`. */
export const accessExtension = 'x-access';

/** Declares who may call a handler, other than everybody with credentials. */
export function Allows(access: Exclude<Access, 'caller'>): MethodDecorator {
  return applyDecorators(RouteConfig({ access }), ApiExtension(accessExtension, access));
}

/** The access that a route of Fastify declares; the viewer of the contract is registered by Nest, without any. */
export function accessOf(route: { url: string; config?: object }): Access {
  if (/^\/(?:docs|openapi\.json)(?:[/-]|$)/.test(route.url)) return 'public';
  return (route.config as { access?: Access } | undefined)?.access ?? 'caller';
}
