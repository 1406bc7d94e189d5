import { hash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { toIso } from '../database/sql/timestamp.js';
import { parseEntityTags } from '../http/conditions/etag.js';
import type { ListRow } from './list-row.js';

/** States in which a write expects a list to be, as its tags name them. */
export interface Expected {
  /** It must be in one of these; undefined for any. */
  oneOf?: readonly string[] | undefined;
  /** It must be in none of these. */
  noneOf?: readonly string[] | '*' | undefined;
}

/** Whether a write with this expectation may change this list. */
export function isExpected(row: ListRow, { oneOf, noneOf }: Expected): boolean {
  const isNamed = (tag: string) => tag === String(row.version) || `${tag}.`.startsWith(`${stateOf(row)}.`);
  return (oneOf === undefined || oneOf.some(isNamed)) && noneOf !== '*' && !noneOf?.some(isNamed);
}

/** The name is part of it, since a restored backup repeats versions. */
function stateOf({ version, name }: ListRow): string {
  return `${version}.${hash('sha1', name, 'base64url')}`;
}

/** ETag of a list: the version and hash of its name, and what else a member sees of it. */
export function listTag(row: ListRow): string {
  const { seq, members, role, created } = row;
  return `"${stateOf(row)}.${seq}.${members}.${role}.${Date.parse(toIso(created)).toString(36)}"`;
}

/** Parameter of a write handler: what If-Match and If-None-Match allow. Writes of todos do not count. */
export const ExpectedState = createParamDecorator((_: unknown, context: ExecutionContext): Expected => {
  const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
  const match = parseEntityTags(headers['if-match']);
  return { oneOf: match === '*' ? undefined : match, noneOf: parseEntityTags(headers['if-none-match']) };
});
