import type { FastifyRequest } from 'fastify';
import type { Config } from '../../config/config.js';
import { AppError } from '../../errors/app-error.js';

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/**
 * Keeps the pages of other sites from writing where nothing has to be shown for it: a browser sends some requests of any
 * page without asking. A request with neither header is no browser's, or that of one too old to be told apart.
 * @returns a function that tells why a request must not be carried out
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

/** Browsers add no bearer token by themselves, and ask before a page of another site adds one. */
function hasCredential({ headers }: FastifyRequest, { TODO_AUTH }: Config): boolean {
  return TODO_AUTH === 'accounts' && headers.authorization !== undefined;
}

/** `none` is what a person did in the browser itself. */
function isOwn(site: string | string[]): boolean {
  return site === 'same-origin' || site === 'none';
}

/** Host and port of an origin; its scheme does not count, since a proxy may have taken the TLS away. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
