import type { IncomingMessage } from 'node:http';
import { clientOriginOf } from '../../api/sending/client-origin';
import { config } from '../../config/config';

/**
 * Whether the request was made by a page of this site, so that no other site can act on behalf of a visitor (CSRF).
 * Where browsers send it (https, and loopback), Sec-Fetch-Site decides: it is the browser's own judgment, and also
 * right behind proxies that hide the host. Otherwise Origin decides, and for browsers that omit it, Referer. A request with
 * none of these headers does not come from a browser.
 */
export function isSameOrigin(request: IncomingMessage): boolean {
  const { origin, referer } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (origin !== undefined && isOurs(origin, request)) return true;
  if (site !== undefined) return site === 'same-origin';
  return origin === undefined && referer !== undefined && isOurs(referer, request);
}

/** The address of the site as the browser that sent the form knows it, also behind proxies that hide it. */
export function originOfForm(request: IncomingMessage): string {
  const { origin } = request.headers;
  if (origin && URL.canParse(origin)) return new URL(origin).origin;
  const { secure, host } = clientOriginOf(request);
  return `${secure ? 'https' : 'http'}://${host}`;
}

function isOurs(address: string, request: IncomingMessage): boolean {
  if (!URL.canParse(address)) return false;
  const { origin, host, protocol } = new URL(address);
  if (config.origins.includes(origin)) return true;
  const client = clientOriginOf(request);
  // Anyone on the network path can forge an unencrypted page of the same name.
  return host === client.host && (protocol === 'https:' || !client.secure);
}

/** Why a form was rejected, for the visitor and for the operator of the proxy in front of the site. */
export function refusalOfOrigin(request: IncomingMessage): string {
  const { origin } = URL.parse(request.headers.origin ?? request.headers.referer ?? '') ?? {};
  const refusal = 'This form was not sent from a page of this site, so nothing was changed.';
  if (!origin || origin === 'null') return `${refusal} The browser did not send the address of its page (Origin).`;
  const { host = '', secure } = clientOriginOf(request);
  return (
    `${refusal} Its page belongs to ${origin}, but the site was reached as ${secure ? 'https' : 'http'}://${host.slice(0, 255)}. ` +
    'If both are the same site behind a proxy, the proxy has to forward the address ' +
    '(nginx: proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Proto $scheme;), ' +
    `or the site needs the setting TODO_WEB_ORIGINS=${origin}.`
  );
}
