import type { FastifyRequest } from 'fastify';

const origin = /^https?:\/\/(?:[\w.~-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const defaultPort = { http: /:80$/, https: /:443$/ };

/**
 * Scheme and host by which the client reached us, normalized; forwarded ones are accepted from trusted proxies only.
 */
export function originOf(request: FastifyRequest): string {
  const { protocol, host } = request;
  return `${protocol}://${(host || 'localhost').toLowerCase().replace(defaultPort[protocol], '')}`;
}

/** Characters of a host name with its port; a domain name has 253 at most. */
const hostLength = 255;

/** Whether absolute URLs can be built from the host of the request. Only HTTP/1.0 may leave it out. */
export function hasOrigin(request: FastifyRequest): boolean {
  const isNamed = request.headers.host !== undefined || request.raw.httpVersion === '1.0';
  return isNamed && request.host.length <= hostLength && origin.test(originOf(request));
}
