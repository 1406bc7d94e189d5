import type { IncomingMessage } from 'node:http';
import { wayOf } from '../api/forwarded';
import { config } from '../config/config';

/**
 * True when the request was made by a page of this site, so that no other site can act in a visitor's name.
 * Origin decides; older browsers leave it out, then Sec-Fetch-Site and Referer do. A request with none of them comes
 * from no browser.
 */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, referer } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined) return isOurs(origin, request);
  if (site !== undefined) return site === 'same-origin';
  return referer !== undefined && isOurs(referer, request);
}

function isOurs(address: string, request: IncomingMessage): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, host, protocol } = new URL(address);
  if (config.origins.includes(origin)) return true;
  const way = wayOf(request);
  // An unencrypted page of the same name may come from anyone on the way here.
  return host === way.host && (protocol === 'https:' || !way.secure);
}
