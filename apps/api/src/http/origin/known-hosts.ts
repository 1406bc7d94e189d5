import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../../config/bind.js';
import type { Config } from '../../config/config.js';
import { AppError } from '../../errors/app-error.js';

/**
 * Which names a service answers by that only this machine reaches and that asks nobody who they are. A page can point
 * a name of its own at 127.0.0.1 and is then of the same origin for the browser (DNS rebinding), but it cannot make the
 * browser send another name than its own. Where people log in, or other machines reach the service, any name will do.
 * @returns a function that tells what is wrong with the Host of a request
 */
export function hostCheck(config: Config): (request: FastifyRequest) => AppError | undefined {
  if (config.TODO_AUTH !== 'open' || !isLoopback(config.TODO_BIND.host)) return () => undefined;
  const known = new Set(config.TODO_ALLOWED_HOSTS);
  // The header as it came: a page may send X-Forwarded-Host as it likes.
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

/** A Host without its port and the brackets of IPv6, in lower case. */
function nameOf(host: string): string {
  return host
    .replace(/:\d+$/, '')
    .replace(/^\[(.*)\]$/, '$1')
    .toLowerCase();
}
