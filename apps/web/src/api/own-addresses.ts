import type { IncomingMessage } from 'node:http';
import { apiPrefixes } from '@todo/shared/addresses';

const apiAddress = new RegExp(`^/(?:${apiPrefixes.map(escapeDot).join('|')})(?:[/?]|$)`);

/** The only route of the site that proxies requests. */
const route = '/api/rest';

/** Next bundles the start-up code and the pages separately, so they share no module: the process holds the state. */
const fact = Symbol.for('todo.web.own-addresses');
// TypeScript allows symbols on the global object only after a global declaration, which every module would see.
const holder = globalThis as unknown as Record<symbol, WeakMap<IncomingMessage, string> | undefined>;
holder[fact] ??= new WeakMap();
const asked = holder[fact];

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
