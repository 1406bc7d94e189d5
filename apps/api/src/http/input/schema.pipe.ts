import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import type { FieldError } from '@todo/shared/problem';
import type { z } from 'zod';
import { AppError, notFound } from '../../errors/app-error.js';
import { emptyBody } from './body-parsers.js';
import { ParsedQueries } from './parsed-queries.js';

/** Validates each handler argument with the zod schema it declares, and reports all of its faults at once. */
export class SchemaPipe implements PipeTransform {
  private readonly queries = new ParsedQueries();

  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const schema = metadata.schema as z.ZodType | undefined;
    if (!schema) return value;
    if (value === emptyBody) throw new AppError('malformed-json', 'Parse payload is failed');
    if (metadata.type !== 'query') return parse(schema, value, metadata);
    return this.queries.get(schema, value as object, () => parse(schema, value, metadata) as object);
  }
}

/**
 * Checks a part of a body like a body.
 * @throws AppError `validation`, with pointers into that part
 */
export function parseBody<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  return parse(schema, value, { type: 'body' }) as z.output<T>;
}

function parse(schema: z.ZodType, value: unknown, metadata: ArgumentMetadata): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw toError(result.error.issues, metadata, value);
}

function toError(issues: readonly z.core.$ZodIssue[], { type }: ArgumentMetadata, value: unknown): AppError {
  // A malformed path parameter names a resource that does not exist.
  if (type === 'param') return notFound(String(value));
  const errors = issues.map((issue) => toFieldError(issue, type, value));
  const detail = errors[0]?.detail ?? 'invalid';
  return new AppError(type === 'body' ? 'validation' : 'invalid-parameter', detail, { errors });
}

function toFieldError(issue: z.core.$ZodIssue, type: ArgumentMetadata['type'], value: unknown): FieldError {
  // To the client a parameter is one text, even if it was split into a list here.
  const path = issue.path.slice(0, type === 'body' ? undefined : 1).map(String);
  const name = path[0] ?? 'the body';
  return {
    pointer: path.map((segment) => `/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    ...(isMissing(issue, value)
      ? { code: 'required', detail: `${name} is required` }
      : { code: codeOf(issue), detail: detailOf(issue, name) }),
  };
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return String(issue.params?.code ?? 'invalid');
  return issue.code;
}

function detailOf(issue: z.core.$ZodIssue, name: string): string {
  if (issue.code === 'invalid_type') return `${name} must be ${withArticle(issue.expected)}`;
  if (issue.code === 'invalid_value') return `${name} must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `${name} must be at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `${name} must be at most ${issue.maximum}`;
  return issue.message.startsWith('must ') ? `${name} ${issue.message}` : issue.message;
}

function isMissing(issue: z.core.$ZodIssue, value: unknown): boolean {
  if (issue.code !== 'invalid_type' || issue.path.length !== 1) return false;
  return typeof value === 'object' && value !== null && !((issue.path[0] as PropertyKey) in value);
}

function withArticle(type: string): string {
  if (type === 'int') return 'a whole number';
  return `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`;
}
