import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../../config/bind.js';
import type { Config } from '../../config/config.js';
import { AppError } from '../../errors/app-error.js';

/**
 * Checks the Host of requests to a service that only this machine can reach and that has no log-in. A page can point a
 * name of its own at 127.0.0.1 and then has the same origin for the browser (DNS rebinding), but it cannot make the
 * browser send a different Host. Where users log in, or other machines can reach the service, any name is accepted.
 * @returns a function that returns the error for a request, if its Host is not allowed
 */
export function hostCheck(config: Config): (request: FastifyRequest) => AppError | undefined {
  if (config.TODO_AUTH !== 'open' || !isLoopback(config.TODO_BIND.host)) return () => undefined;
  const known = new Set(config.TODO_ALLOWED_HOSTS);
  // The raw header: a page can set X-Forwarded-Host to anything.
  return ({ headers: { host } }) => {
    if (host === undefined) return undefined;
    const name = nameOf(host);
    if (isLoopback(name) || known.has(name)) return undefined;
    return new AppError(
      'forbidden',
      'this list is answered by the names of this machine only (localhost, 127.0.0.1, [::1]): ' +
        'use one of them, or name the Host that your proxy sends in TODO_ALLOWED_HOSTS',
    );
  };
}

/** A Host without port and IPv6 brackets, in lower case. */
function nameOf(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}
