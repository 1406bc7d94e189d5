import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteSchema } from '@nestjs/platform-fastify';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { ErrorCode } from '@todo/shared/problem';
import { z } from 'zod';
import { statusOf } from '../../errors/problem.js';

/** Metadata key by which the guard test finds handlers that do not declare their response. */
export const returnsMetadata = 'todo:returns';

/** Documents an operation: a short summary for listings, and a sentence for those who use it. */
export function Operation(summary: string, description: string): MethodDecorator {
  return ApiOperation({ summary, description });
}

/**
 * Declares the response of a handler: one schema documents it, and compiles to its serializer, which writes the
 * declared members only.
 * @param schema `null` for a response without a body
 */
export function Returns(schema: z.ZodType | null, status = 200, description = 'done'): MethodDecorator {
  return applyDecorators(
    HttpCode(status),
    ApiResponse({ status, description, ...(schema && { standardSchema: schema as never }) }),
    ...(schema ? [RouteSchema({ response: { [status]: schema } })] : []),
    (_target: object, _key: string | symbol, descriptor: PropertyDescriptor) => {
      Reflect.defineMetadata(returnsMetadata, { schema, status }, descriptor.value);
    },
  );
}

/** Problems that are common to all handlers that take a body and write. */
export const bodyFailures: readonly ErrorCode[] = [
  'invalid-parameter',
  'validation',
  'malformed-json',
  'too-large',
  'unsupported-media-type',
  'unavailable',
];

/** Describes a response with one of these problems. */
export function problemResponse(codes: readonly ErrorCode[]) {
  return {
    description: codes.join(', '),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

/** Documents the problems that a handler can respond with. */
export function Fails(...codes: ErrorCode[]): MethodDecorator {
  const byStatus = Map.groupBy(new Set(codes), statusOf);
  return applyDecorators(
    ...[...byStatus].map(([status, sameStatus]) => ApiResponse({ status, ...problemResponse(sameStatus) })),
  );
}

/** Documents that a read responds 304 when the client already has this state. */
export function NotModified(): MethodDecorator {
  return ApiResponse({ status: 304, description: 'unchanged since the ETag in If-None-Match' });
}
