import { HttpStatus } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { matches, opaqueOf, parseEntityTags } from './etag.js';

/**
 * Sets the ETag of a read.
 * @returns true, with status 304 set, when the client already has this state
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-cache' });
  const known = parseEntityTags(request.headers['if-none-match']);
  if (known === undefined || !matches(known, opaqueOf(tag))) return false;
  void reply.status(HttpStatus.NOT_MODIFIED);
  return true;
}
