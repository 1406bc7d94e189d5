import type { FastifyInstance, FastifyRequest, RouteOptions } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { parseEntityTags } from './etag.js';

const writing = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/**
 * Refuses preconditions where no handler can judge them. What they concern has no strong tag, so that RFC 9110 13.1 lets
 * only `If-Match: *` pass: a condition that is not looked at would count as met. Call it behind the gate.
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
