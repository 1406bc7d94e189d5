import { createHash } from 'node:crypto';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiHeader } from '@nestjs/swagger';
import { headers } from '@todo/shared/headers';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../errors/app-error.js';
import { type EntityTags, parseEntityTags } from '../conditions/etag.js';
import { Fails } from '../contract/returns.js';
import { originOf } from '../origin/origin.js';

/** A request that may be repeated: whose it is, its key, and a hash of what it asks for. */
export interface Repeatable {
  owner: number;
  key: string;
  fingerprint: string;
}

/** What the headers of a write ask for. */
export interface WriteRequest {
  owner: number;
  origin: string;
  ifMatch: EntityTags | undefined;
  ifNoneMatch: EntityTags | undefined;
  repeatable: Repeatable | undefined;
  prefersMinimal: boolean;
}

/** Parameter of a handler that writes: its headers, checked. */
export const Write = createParamDecorator((_: unknown, context: ExecutionContext): WriteRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    owner: request.principal.owner,
    origin: originOf(request),
    ifMatch: parseEntityTags(request.headers['if-match']),
    ifNoneMatch: parseEntityTags(request.headers['if-none-match']),
    repeatable: repeatable(request),
    prefersMinimal: /(?:^|,)\s*return\s*=\s*"?minimal"?\s*(?:[;,]|$)/i.test(String(request.headers.prefer ?? '')),
  };
});

/** Declares that a handler judges the preconditions that `@Write()` reads; elsewhere they are refused. */
export const Conditional = () =>
  applyDecorators(
    RouteConfig({ judgesConditions: true }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'ETag that the todo must have, or its version in quotes, such as "3"',
    }),
    ApiHeader({ name: 'If-None-Match', required: false, description: 'ETag that the todo must not have' }),
    Fails('precondition-failed'),
  );

/** Documents the other headers that `@Write()` reads. */
export const WriteHeaders = () =>
  applyDecorators(
    ApiHeader({
      name: headers.idempotencyKey,
      required: false,
      description: 'repeating a request with the same key has the effect of one; kept for 24 hours',
    }),
    ApiHeader({ name: 'Prefer', required: false, description: 'return=minimal for an empty body' }),
  );

/** Bare or as a quoted string, as in the IETF draft; 1 to 255 visible ASCII characters. */
function repeatable(request: FastifyRequest): Repeatable | undefined {
  const header = request.headers[headers.idempotencyKey.toLowerCase()];
  if (header === undefined) return undefined;
  const key = /^"(.*)"$/.exec(String(header))?.[1] ?? String(header);
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw new AppError('invalid-parameter', 'Idempotency-Key must have 1 to 255 visible ASCII characters', {
      errors: [{ pointer: '/Idempotency-Key', code: 'invalid_format', detail: 'a UUID is a good choice' }],
    });
  }
  const fingerprint = createHash('sha256')
    .update(`${request.method} ${request.url}\n`)
    .update(request.rawBody ?? '')
    .digest('hex');
  return { owner: request.principal.owner, key, fingerprint };
}
