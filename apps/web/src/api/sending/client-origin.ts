import type { IncomingMessage } from 'node:http';
import proxyAddress from '@fastify/proxy-addr';
import { config } from '../../config/config';

const isTrusted = proxyAddress.compile(config.trustProxy);

/** The origin of a request: addresses, protocol and host. Forwarded headers count from trusted proxies only. */
export interface ClientOrigin {
  /** Addresses of the visitor and of the proxies in between, in the format of X-Forwarded-For. */
  addresses: string;
  secure: boolean;
  host: string | undefined;
}

const known = new WeakMap<IncomingMessage, ClientOrigin>();

/** The origin of a request, from its connection and the headers of trusted proxies. */
export function clientOriginOf(request: IncomingMessage): ClientOrigin {
  // A page asks for each of its cookies.
  const origin = known.get(request) ?? readOrigin(request);
  known.set(request, origin);
  return origin;
}

function readOrigin(request: IncomingMessage): ClientOrigin {
  const { headers, socket } = request;
  const trusted = isTrusted(socket.remoteAddress ?? '', 0);
  return {
    addresses: proxyAddress.all(request, isTrusted).reverse().join(', '),
    secure: config.secure ?? (trusted && first(headers['x-forwarded-proto']) === 'https'),
    host: (trusted && first(headers['x-forwarded-host'])) || headers.host,
  };
}

/** The headers that tell the API the origin. */
export function forwardedHeaders(request: IncomingMessage): Record<string, string> {
  const { addresses, secure, host } = clientOriginOf(request);
  return {
    'x-forwarded-for': addresses,
    'x-forwarded-proto': secure ? 'https' : 'http',
    ...(host && { 'x-forwarded-host': host }),
  };
}

/** First item of a list that several proxies have appended to: the one nearest to the visitor. */
function first(header: string | string[] | undefined): string | undefined {
  return String(header ?? '')
    .split(',')[0]
    ?.trim();
}
