import type { FastifyRequest } from 'fastify';

const origin = /^https?:\/\/(?:[\w.~-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/** Scheme and host by which the client reached us; forwarded ones are believed from trusted proxies only. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host || 'localhost'}`;
}

/** Characters of a name with its port; a domain name has 253 at most. */
const hostLength = 255;

/** Whether absolute URLs can be made from what the request says of its host. Only HTTP/1.0 may say nothing. */
export function hasOrigin(request: FastifyRequest): boolean {
  const isNamed = request.headers.host !== undefined || request.raw.httpVersion === '1.0';
  return isNamed && request.host.length <= hostLength && origin.test(originOf(request));
}
