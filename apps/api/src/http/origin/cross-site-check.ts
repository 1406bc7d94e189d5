import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { AppError } from '../../errors/app-error.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * Prevents pages of other sites from writing where no credential is needed (CSRF): browsers send some cross-site
 * requests without a preflight. A request with neither header is not from a browser, or from one too old to tell.
 * @returns a function that returns the error for a request that must not be carried out
 */
export function crossSiteCheck(config: Config): (request: FastifyRequest) => AppError | undefined {
  const friends = new Set(config.TODO_CORS_ORIGINS);
  return (request) => {
    if (safeMethods.has(request.method) || hasCredential(request, config)) return undefined;
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined && friends.has(origin)) return undefined;
    if (site === undefined ? origin === undefined || hostOf(origin) === request.host : isOwn(site)) return undefined;
    return new AppError(
      'forbidden',
      'a page of another site may not write here: the origins whose pages may are named in TODO_CORS_ORIGINS',
    );
  };
}

/** Browsers add no bearer token by themselves, and send a preflight before a page of another site can add one. */
function hasCredential({ headers }: FastifyRequest, { TODO_AUTH }: Config): boolean {
  return TODO_AUTH === 'accounts' && headers.authorization !== undefined;
}

/** `none` means that the user started the request in the browser itself. */
function isOwn(site: string | string[]): boolean {
  return site === 'same-origin' || site === 'none';
}

/** Host and port of an origin; its scheme is ignored, since a proxy may have terminated TLS. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
