import { createHash } from 'node:crypto';
import { headers } from '@todo/shared/headers';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../errors/app-error.js';

/** A request that is safe to retry. */
export interface Repeatable {
  owner: number;
  key: string;
  /** SHA-256 of method, path and body, in hex. */
  fingerprint: string;
}

/**
 * The Idempotency-Key of a request with its owner and fingerprint; undefined when it has none. Bare or as a quoted
 * string, as in the IETF draft; 1 to 255 visible ASCII characters.
 * @throws AppError `invalid-parameter`
 */
export function repeatableOf(request: FastifyRequest): Repeatable | undefined {
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
