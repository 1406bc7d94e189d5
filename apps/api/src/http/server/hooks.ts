import { hostname } from 'node:os';
import { headers } from '@todo/shared/headers';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { type Consistency, consistency } from '../../database/consistency.js';
import { AppError } from '../../errors/app-error.js';
import { addressOf } from '../input/address.js';
import { hasOrigin } from '../origin/origin.js';
import type { RateLimit } from './rate-limit.js';

const servedBy = hostname();
/** There is no principal until the gate has let the request in. */
const nobody = undefined as never;
/** In lower case, as Fastify stores them: any other spelling is converted again for each response. */
const names = {
  servedBy: headers.servedBy.toLowerCase(),
  requestId: headers.requestId.toLowerCase(),
  readFrom: headers.readFrom.toLowerCase(),
  consistencyToken: headers.consistencyToken.toLowerCase(),
};

/** The parts of the service that the hooks use. */
interface Surroundings {
  draining: { readonly started: boolean };
  logger: Logger;
  /** Counts requests that are rejected here or have no route: neither reaches the gate, which counts the others. */
  limit: RateLimit;
  /** Each returns the error that stops a request; undefined when it may go on. */
  checks: Check[];
}

type Check = (request: FastifyRequest) => AppError | undefined;

/** Registers the checks that every request passes and the headers that every response carries, on all routes. */
export function registerHooks(
  fastify: FastifyInstance,
  { draining, logger, limit, checks: ofService }: Surroundings,
): void {
  const checks = [queryFault, originFault, ...ofService];
  // Declared in advance, so that all request objects have the same shape.
  fastify.decorateRequest('consistency', null);
  fastify.decorateRequest('principal', nobody);

  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header(names.servedBy, servedBy);
    void reply.header(names.requestId, request.id);
    void reply.header('x-content-type-options', 'nosniff');
    const fault = faultOf(request, checks);
    if (fault || request.is404) {
      limit(reply, addressOf(request), (limited) => done(limited ?? fault));
      return;
    }
    const context: Consistency = {};
    const wanted = request.headers['consistency-token'];
    if (typeof wanted === 'string' && wanted !== '') context.wanted = wanted;
    request.consistency = context;
    consistency.run(context, done);
  });

  fastify.addHook('onSend', (request, reply, payload, done) => {
    // Checked last: the signal may have come during the request, and a kept-alive connection would delay the shutdown.
    if (draining.started) void reply.header('connection', 'close');
    const context = request.consistency;
    if (context?.readFrom) void reply.header(names.readFrom, context.readFrom);
    if (context?.written) void reply.header(names.consistencyToken, context.written);
    done(null, payload);
  });

  // Successful reads are already in nginx's access log; here they are noise.
  fastify.addHook('onResponse', (request, reply, done) => {
    const quiet = reply.statusCode < 400 && (request.method === 'GET' || request.method === 'HEAD');
    const level = quiet ? 'debug' : 'info';
    if (!logger.isLevelEnabled(level)) return done();
    request.log[level]({
      method: request.method,
      url: withoutToken(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    });
    done();
  });
}

declare module 'fastify' {
  interface FastifyRequest {
    consistency: Consistency | null;
  }
}

/** A path as it is logged: without the token of an invitation or a calendar, which would let its reader in. */
function withoutToken(url: string): string {
  return url.replace(/(todo(?:_|%5f)(?:invite|calendar)(?:_|%5f))[^/?&#]*/gi, '$1...');
}

function faultOf(request: FastifyRequest, checks: readonly Check[]): AppError | undefined {
  for (const check of checks) {
    const fault = check(request);
    if (fault) return fault;
  }
  return undefined;
}

function originFault(request: FastifyRequest): AppError | undefined {
  if (hasOrigin(request)) return undefined;
  return new AppError('invalid-parameter', 'Host is missing, or no host with an optional port');
}

function queryFault({ url }: FastifyRequest): AppError | undefined {
  const mark = url.indexOf('?');
  if (mark === -1 || isDecodable(url.slice(mark))) return undefined;
  return new AppError('invalid-parameter', 'the query is not valid UTF-8 in percent-encoding');
}

function isDecodable(query: string): boolean {
  if (!query.includes('%')) return true;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}
