import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { StoredTimestamp } from '../database/sql/timestamp.js';
import { type EntityTags, parseEntityTags } from '../http/conditions/etag.js';
import { type Expectation, millisecondsOf, type Revision, type Revisions } from './write/expectation.js';

/** ETag of a todo in the state of this row: its version, and the time of its last write in base 36. */
export function itemTag({ version, updated }: { version: number; updated: StoredTimestamp }): string {
  return `"${version}-${millisecondsOf(updated).toString(36)}"`;
}

/** Parameter of a handler that writes: the states of the todo that If-Match and If-None-Match of the request allow. */
export const Expected = createParamDecorator((_: unknown, context: ExecutionContext): Expectation => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    oneOf: revisionsOf(parseEntityTags(headers['if-match'])),
    noneOf: revisionsOf(parseEntityTags(headers['if-none-match'])),
  };
});

function revisionsOf(tags: EntityTags | undefined): Revisions | undefined {
  return tags === undefined || tags === '*' ? tags : tags.flatMap((tag) => revisionOf(tag) ?? []);
}

/** Accepts a tag of ours, or the version alone, which the body shows too; anything else matches no state. */
function revisionOf(tag: string): Revision | undefined {
  const [, version, time] = /^(0|[1-9]\d*)(?:-([1-9a-z][0-9a-z]*))?$/.exec(tag) ?? [];
  if (version === undefined) return undefined;
  return { version: Number(version), ...(time !== undefined && { writtenAt: Number.parseInt(time, 36) }) };
}
