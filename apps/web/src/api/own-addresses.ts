import type { IncomingMessage } from 'node:http';
import { apiPrefixes } from '@todo/shared/addresses';

const apiAddress = new RegExp(`^/(?:${apiPrefixes.map(escapeDot).join('|')})(?:[/?]|$)`);

/** The one route of the site that passes requests on. */
const route = '/api/rest';

/** Next builds the start-up code and the pages apart, so that they share no module: the process itself holds the facts. */
const fact = Symbol.for('todo.web.own-addresses');
const holder = globalThis as unknown as Record<symbol, WeakMap<IncomingMessage, string> | undefined>;
holder[fact] ??= new WeakMap();
const asked = holder[fact];

/** Leads a request for one of the API's addresses to that route. */
export function leadToRoute(request: IncomingMessage): void {
  const { url = '' } = request;
  if (!apiAddress.test(url)) return;
  asked.set(request, url);
  request.url = route + url;
}

/** The API's address that a request at the route asked for; undefined for one that named the route itself. */
export function askedAddress(request: IncomingMessage): string | undefined {
  return asked.get(request);
}

function escapeDot(path: string): string {
  return path.replaceAll('.', '\\.');
}
