import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { parseEntityTags } from './etag.js';

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Rejects preconditions where no handler evaluates them. Those resources have no strong tag, so RFC 9110 13.1 lets only
 * `If-Match: *` pass: ignoring a condition would treat it as met. Call it behind the gate.
 */
export function registerConditions(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    const { judgesConditions = false } = (route.config ?? {}) as { judgesConditions?: boolean };
    if (judgesConditions || ![route.method].flat().some((method) => writing.has(method))) return;
    route.onRequest = [...[route.onRequest ?? []].flat(), refuseConditions];
  });
}

function refuseConditions({ headers }: FastifyRequest, _reply: unknown, done: (error?: Error) => void): void {
  const match = parseEntityTags(headers['if-match']);
  if ((match === undefined || match === '*') && headers['if-none-match'] === undefined) done();
  else
    done(new AppError('precondition-failed', 'a write of this address cannot depend on a state: leave If-Match out'));
}
