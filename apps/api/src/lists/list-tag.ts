import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { toIso } from '../database/sql/timestamp.js';
import { type EntityTags, parseEntityTags } from '../http/conditions/etag.js';
import type { ListRow } from './list-row.js';

/** Versions in which a write expects a list to be. */
export interface Versions {
  /** It must be in one of these; undefined for any. */
  oneOf?: readonly number[] | undefined;
  /** It must be in none of these. */
  noneOf?: readonly number[] | '*' | undefined;
}

/** Whether a write with these expected versions may change this list. */
export function isExpected(version: number, { oneOf, noneOf }: Versions): boolean {
  return (oneOf === undefined || oneOf.includes(version)) && noneOf !== '*' && !noneOf?.includes(version);
}

/** ETag of a list: the version of its name, and what else a member sees of it. */
export function listTag({ version, seq, members, role, created }: ListRow): string {
  return `"${version}.${seq}.${members}.${role}.${Date.parse(toIso(created)).toString(36)}"`;
}

/** Parameter of a write handler: what If-Match and If-None-Match allow. Writes of todos do not count. */
export const ExpectedVersions = createParamDecorator((_: unknown, context: ExecutionContext): Versions => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const match = versionsOf(parseEntityTags(headers['if-match']));
  return {
    oneOf: match === '*' ? undefined : match,
    noneOf: versionsOf(parseEntityTags(headers['if-none-match'])),
  };
});

/** Our tags begin with the version, and the version alone is accepted too; any other tag matches no state. */
function versionsOf(tags: EntityTags | undefined): readonly number[] | '*' | undefined {
  if (tags === undefined || tags === '*') return tags;
  return tags.flatMap((tag) => /^([1-9]\d*)(?:\.|$)/.exec(tag)?.[1] ?? []).map(Number);
}
