import type { IncomingMessage } from 'node:http';
import { apiPrefixes } from '@todo/shared/addresses';
import { processState } from '../../config/process-state';

const apiAddress = new RegExp(`^/(?:${apiPrefixes.map(escapeDot).join('|')})(?:[/?]|$)`);

/** The only route of the site that proxies requests. */
const route = '/api/rest';

const asked = processState('own-addresses', () => new WeakMap<IncomingMessage, string>());

/** Rewrites a request for one of the API's addresses to that route. */
export function leadToRoute(request: IncomingMessage): void {
  const { url = '' } = request;
  if (!apiAddress.test(url)) return;
  asked.set(request, url);
  request.url = route + url;
}

/** The API's address that a rewritten request asked for; undefined for a request to the route itself. */
export function askedAddress(request: IncomingMessage): string | undefined {
  return asked.get(request);
}

function escapeDot(path: string): string {
  return path.replaceAll('.', '\\.');
}
