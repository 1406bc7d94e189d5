import { headers as names } from '@todo/shared/headers';
import type { Access } from '../../identity/access.js';
import type { Operation } from './openapi-operation.js';

const text = { type: 'string' };
const wholeNumber = { type: 'integer', minimum: 0 };

/** Every response header that a client may rely on. */
export const headerComponents = {
  Allow: { description: 'methods of the address', schema: text },
  Accept: { description: 'types accepted for a body', schema: text },
  'Accept-Encoding': { description: 'codings accepted for a body', schema: text },
  'Accept-Patch': { description: 'types accepted for the body of a PATCH', schema: text },
  'Accept-Post': { description: 'types accepted for the body of a POST', schema: text },
  'Content-Disposition': { description: 'name for the file', schema: text },
  ETag: { description: 'names this state; for If-Match and If-None-Match', schema: text },
  Link: { description: 'rel="next" leads to the next page (RFC 8288)', schema: text },
  Location: { description: 'address of the created resource', schema: { type: 'string', format: 'uri' } },
  'Preference-Applied': { description: 'return=minimal: the body is empty as requested', schema: text },
  'Retry-After': { description: 'seconds after which a retry may succeed', schema: wholeNumber },
  'WWW-Authenticate': { description: 'which credential is asked for (RFC 6750)', schema: text },
  [names.consistencyToken]: { description: 'a read that sends it back sees this write', schema: text },
  [names.idempotencyReplayed]: {
    description: 'true: the stored response to the first request with this Idempotency-Key',
    schema: { type: 'string', enum: ['true'] },
  },
  [names.lastEventId]: {
    description: 'position of the list: /todo/events resumes after it without a gap',
    schema: text,
  },
  [names.rateLimit]: { description: 'remaining requests, and the seconds until the limit resets', schema: text },
  [names.rateLimitPolicy]: { description: 'the limit of requests and its time window', schema: text },
  [names.readFrom]: {
    description: 'role of the server that was read',
    schema: { type: 'string', enum: ['master', 'replica'] },
  },
  [names.requestId]: { description: 'id of the request in the logs', schema: text },
  [names.servedBy]: { description: 'host that served the request', schema: text },
  [names.totalCount]: { description: 'rows of all pages, if count=true', schema: wholeNumber },
};

type Name = keyof typeof headerComponents;

interface Question {
  operation: Operation;
  method: string;
  path: string;
  status: number;
  access: Access;
}

/** The headers that a response of this status can have, as references to the components. */
export function answerHeaders(question: Question): Record<string, { $ref: string }> {
  return Object.fromEntries(namesOf(question).map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function namesOf({ operation, method, path, status, access }: Question): Name[] {
  const found: Name[] = [names.servedBy, names.requestId];
  if (access !== 'probe' || status === 429) found.push(names.rateLimit, names.rateLimitPolicy);
  const succeeds = status < 300;
  const sends = (name: string) => operation.parameters.some((parameter) => parameter.name === name);
  const isCalendar = path.endsWith('.ics');
  if ((access !== 'public' && access !== 'probe') || isCalendar) found.push(names.readFrom);
  if (method !== 'get') found.push(names.consistencyToken);
  if (succeeds && sends(names.idempotencyKey)) found.push(names.idempotencyReplayed);
  if (succeeds && sends('Prefer') && status === 204) found.push('Preference-Applied');
  if (method === 'post' && withLocation.has(path) && succeeds) found.push('Location');
  if (tagged.test(path) && path !== '/todo/events' && hasTag(method, path, status)) found.push('ETag');
  if (method === 'get' && path === '/todo' && succeeds) found.push('Link', names.totalCount);
  if (method === 'get' && path === '/todo' && (succeeds || status === 304)) found.push(names.lastEventId);
  if ((path.endsWith('/export') || isCalendar) && succeeds) found.push('Content-Disposition');
  return [...found, ...(ofStatus.get(status) ?? []), ...(status === 415 ? acceptedBy(method) : [])];
}

/** Paths whose created resources have a URL of their own. */
const withLocation = new Set(['/todo', '/users', '/lists', '/lists/{id}/filters']);

/** Paths whose resources have entity tags. */
const tagged =
  /^\/(?:todo(?:\/|$)|lists(?:\/\{id\}(?:\/restore|\/transfer|\/filters(?:\/\{filter\})?)?)?$|invites\/|calendar\/\{secret\})/;

const ofStatus = new Map<number, Name[]>([
  [401, ['WWW-Authenticate']],
  [403, ['WWW-Authenticate']],
  [409, ['Retry-After']],
  [429, ['Retry-After']],
  [503, ['Retry-After']],
]);

function acceptedBy(method: string): Name[] {
  return [method === 'patch' ? 'Accept-Patch' : method === 'post' ? 'Accept-Post' : 'Accept', 'Accept-Encoding'];
}

/** A todo and the lists that are read have tags; a cleared list has none. */
function hasTag(method: string, path: string, status: number): boolean {
  if (status === 304 || status === 412) return true;
  return status < 300 && !(method === 'delete' && path === '/todo');
}
