import { applyDecorators } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader } from '@nestjs/swagger';
import { Fails } from '../contract/returns.js';

/**
 * Declares that a handler evaluates the preconditions of a request; elsewhere they are rejected (see conditions.ts).
 */
export const Conditional = () =>
  applyDecorators(
    RouteConfig({ judgesConditions: true }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag that it must have, or its version in quotes, such as "3"',
    }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag that it must not have' }),
    Fails('precondition-failed'),
  );
