import http, { type Agent as HttpAgent, type IncomingMessage, type ServerResponse } from 'node:http';
import https from 'node:https';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { config } from '../../config/config';
import { endWhenDraining, isDraining } from '../../config/draining';
import { isLoopbackName } from '../../config/loopback';
import { importTimeoutMs } from '../imports';
import { forwardedHeaders } from './client-origin';

const client = config.apiUrl.startsWith('https:') ? https : http;
const agent = new client.Agent({ keepAlive: true, maxSockets: 64 });
/** Connections to the API, one per stream: the API limits how many there are. */
const streams = new client.Agent();
/** The API sends something every 15 seconds. */
const silenceMs = 50_000;

/**
 * An API that only this machine can reach accepts only names of this machine as Host; the forwarded headers have the
 * name that the visitor used.
 */
const { host, hostname } = new URL(config.apiUrl);
const ownHost = isLoopbackName(hostname) ? { host } : {};

/**
 * Forwards a request to the API and returns its response, both as streams with all headers. Cookies are removed: they
 * must not authenticate a request to the API, or a page of another site could make a browser act there.
 * @param path replaces the path of the request
 * @param credentials headers that are added to the request
 */
export async function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  path: string | undefined = request.url,
  credentials: Record<string, string> = {},
): Promise<void> {
  try {
    const answer = await forward(request, response, path, credentials, agent);
    // These two describe the connection to the API, not the visitor's.
    const { connection: _, 'keep-alive': __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, headers);
    await pipeline(answer, response);
  } catch {
    if (response.headersSent) response.destroy();
    else sayUnavailable(request, response);
  }
}

/**
 * The same for a response that does not end by itself (Server-Sent Events). Resolves as soon as the response has begun;
 * a process that is shutting down begins none.
 */
export async function passStream(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  credentials: Record<string, string> = {},
): Promise<void> {
  if (isDraining()) {
    sayUnavailable(request, response);
    return;
  }
  try {
    const answer = await forward(request, response, path, credentials, streams);
    answer.socket.setTimeout(silenceMs);
    const { connection: _, 'keep-alive': __, ...headers } = answer.headers;
    // Nothing else uses this connection, so the end of the stream ends both.
    response.shouldKeepAlive = false;
    response.writeHead(answer.statusCode ?? 502, headers);
    response.flushHeaders();
    endWhenDraining(response);
    // Either side may end it, and that is no failure: the browser reconnects.
    pipeline(answer, response).catch(() => response.destroy());
  } catch {
    if (response.headersSent) response.destroy();
    else sayUnavailable(request, response);
  }
}

/**
 * Sends the body of a request on, as it arrives, and waits for what the API makes of it.
 * @throws an error of the connection
 */
export async function sendBody(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  credentials: Record<string, string>,
): Promise<{ status: number; text: string }> {
  // What the browser accepts is for the page: this answer is read here.
  const plain = { ...credentials, 'accept-encoding': 'identity' };
  const answer = await forward(request, response, path, plain, agent);
  return { status: answer.statusCode ?? 502, text: await text(answer) };
}

function forward(
  request: IncomingMessage,
  response: ServerResponse,
  path: string | undefined,
  credentials: Record<string, string>,
  agent: HttpAgent,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { cookie: _, connection: __, ...sent } = request.headers;
    const headers = { ...sent, ...ownHost, ...forwardedHeaders(request), ...credentials };
    const call = client.request(config.apiUrl, {
      path,
      method: request.method,
      headers,
      agent,
      timeout: timeoutOf(request, path),
    });
    call.on('response', resolve);
    call.on('error', reject);
    call.on('timeout', () => call.destroy(new Error('the API did not respond in time')));
    request.on('error', (error) => call.destroy(error));
    response.on('close', () => call.destroy());
    request.pipe(call);
  });
}

function timeoutOf({ method }: IncomingMessage, path = ''): number {
  if (/^\/lists\/\d+\/import(?:\?|$)/.test(path)) return importTimeoutMs;
  return method === 'GET' || method === 'HEAD' ? config.apiTimeoutMs : config.apiWriteTimeoutMs;
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
