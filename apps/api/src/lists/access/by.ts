import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Principal } from '../../identity/principal.js';

/** Parameter of a handler: on whose behalf the request is made. */
export const By = createParamDecorator(
  (_: unknown, context: ExecutionContext): Principal => context.switchToHttp().getRequest<FastifyRequest>().principal,
);
