import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { pipeline } from 'node:stream/promises';
import { config } from '../config/config';
import { isLoopbackName } from '../config/loopback';
import { forwardedHeaders } from './client-origin';

const client = config.apiUrl.startsWith('https:') ? https : http;
const agent = new client.Agent({ keepAlive: true, maxSockets: 64 });

/**
 * An API that only this machine reaches answers by the names of this machine only; by which name the visitor came, the
 * forwarded headers say.
 */
const { host, hostname } = new URL(config.apiUrl);
const ownHost = isLoopbackName(hostname) ? { host } : {};

/**
 * Hands a request to the API and its answer back, both as streams and with all headers. Cookies stay here: who is known
 * by one is not known to the API by it, so that no page of another site can make a browser act there.
 * @param path in place of the request's own
 * @param credentials headers that the request itself does not have
 */
export async function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  path: string | undefined = request.url,
  credentials: Record<string, string> = {},
): Promise<void> {
  try {
    const answer = await forward(request, path, credentials);
    // These two are about the connection to the API, not about the visitor's.
    const { connection: _, 'keep-alive': __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, headers);
    await pipeline(answer, response);
  } catch {
    if (response.headersSent) response.destroy();
    else sayUnavailable(request, response);
  }
}

function forward(
  request: IncomingMessage,
  path: string | undefined,
  credentials: Record<string, string>,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { cookie: _, ...sent } = request.headers;
    const headers = { ...sent, ...ownHost, ...forwardedHeaders(request), ...credentials, connection: 'keep-alive' };
    const call = client.request(config.apiUrl, {
      path,
      method: request.method,
      headers,
      agent,
      timeout: config.apiTimeoutMs,
    });
    call.on('response', resolve);
    call.on('error', reject);
    call.on('timeout', () => call.destroy(new Error('the API did not answer in time')));
    request.on('error', (error) => call.destroy(error));
    request.pipe(call);
  });
}

function sayUnavailable(request: IncomingMessage, response: ServerResponse): void {
  const detail = 'the API cannot be reached right now';
  const problem = {
    type: '/problems/unavailable',
    title: 'Unavailable',
    status: 503,
    code: 'unavailable',
    detail,
    message: detail,
    instance: request.url?.split('?')[0],
    request_id: String(request.headers['x-request-id'] ?? ''),
  };
  response.writeHead(503, { 'Content-Type': 'application/problem+json', 'Retry-After': '1' });
  response.end(JSON.stringify(problem));
}
