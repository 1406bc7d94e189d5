import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { type Access, accessOf } from '../../identity/access.js';
import type { Authenticator } from '../../identity/authenticator.js';
import { type Principal, sharedPrincipal } from '../../identity/principal.js';
import { addressOf } from '../input/address.js';
import type { RateLimit } from './rate-limit.js';

type Done = (error?: Error) => void;
type Hook = (request: FastifyRequest, reply: FastifyReply, done: Done) => void;

/**
 * Puts a gate in front of every route, so that a new one is closed until it declares otherwise. It runs before the body
 * is read, so that an unauthorized request is rejected at once.
 * @param authenticator undefined where there are no accounts
 */
export function registerGate(
  fastify: FastifyInstance,
  authenticator: Authenticator | undefined,
  limit: RateLimit,
): void {
  const gateOf = authenticator ? accountsGate(limit, authenticator) : openGate(limit);
  fastify.addHook('onRoute', (route: RouteOptions) => {
    const access = accessOf(route);
    if (access !== 'probe') route.onRequest = [gateOf(access), ...[route.onRequest ?? []].flat()];
  });
}

function openGate(limit: RateLimit): (access: Access) => Hook {
  return (access) => (request, reply, done) => {
    request.principal = sharedPrincipal;
    const exists = access === 'caller' || access === 'public';
    if (exists) limit(reply, addressOf(request), done);
    else done(new AppError('not-found', 'there are no accounts here: everybody shares one list (TODO_AUTH=open)'));
  };
}

function accountsGate(limit: RateLimit, authenticator: Authenticator): (access: Access) => Hook {
  return (access) => (request, reply, done) => {
    if (access === 'public' || access === 'guest') {
      limit(reply, addressOf(request), done);
      return;
    }
    const admit = (principal: Principal) => {
      request.principal = principal;
      const subject = `account ${principal.owner}`;
      limit(reply, subject, (error) => done(error ?? refusal(access, request.method, principal)));
    };
    // A request without a valid principal counts against its address, whatever the reason, or it would cost nothing.
    const refuse = (reason: Error) => limit(reply, addressOf(request), (error) => done(error ?? reason));
    const header = request.headers.authorization;
    const recent = header === undefined ? undefined : authenticator.recent(header);
    if (recent) admit(recent);
    else if (header === undefined) refuse(unauthorized(header));
    else
      authenticator
        .find(header)
        .then((principal) => (principal ? admit(principal) : refuse(unauthorized(header))), refuse);
  };
}

/** Why an authenticated caller may not do this; undefined when they may. */
function refusal(access: Access, method: string, principal: Principal): AppError | undefined {
  if (access === 'session' && principal.by !== 'session') {
    return new AppError('forbidden', 'a personal token cannot manage the account: log in with POST /sessions');
  }
  if (principal.scope === 'read' && method !== 'GET' && method !== 'HEAD') {
    return new AppError('forbidden', 'this token may only read: make one with the scope write', {
      headers: { 'WWW-Authenticate': 'Bearer realm="todo", error="insufficient_scope", scope="write"' },
    });
  }
  return undefined;
}

function unauthorized(header: string | undefined): AppError {
  const [detail, challenge] =
    header === undefined
      ? ['log in, or send Authorization: Bearer with a token', 'Bearer realm="todo"']
      : ['the token is not valid, or not any more: log in again', 'Bearer realm="todo", error="invalid_token"'];
  return new AppError('unauthorized', detail, { headers: { 'WWW-Authenticate': challenge } });
}
