import { HttpStatus } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { matches, opaqueOf, parseEntityTags } from './etag.js';

/** Whether the client of a read already has the state with this tag. */
export function isKnownTag(request: FastifyRequest, tag: string): boolean {
  const known = parseEntityTags(request.headers['if-none-match']);
  return known !== undefined && matches(known, opaqueOf(tag));
}

/**
 * Sets the ETag of a read.
 * @returns true, with status 304 set, when the client already has this state
 */
export function isUnchanged(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-cache' });
  if (!isKnownTag(request, tag)) return false;
  void reply.status(HttpStatus.NOT_MODIFIED);
  return true;
}
