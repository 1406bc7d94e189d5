import type { ErrorCode } from '@todo/shared/problem';
import type { Config } from '../../config/config.js';
import { statusOf } from '../../errors/problem.js';
import { type Access, accessExtension } from '../../identity/access.js';
import { jsonTypes } from '../input/media-types.js';
import { answerHeaders } from './openapi-headers.js';
import { problemResponse } from './returns.js';

/** The part of an OpenAPI operation that is completed here. */
export interface Operation {
  parameters: { name: string; in: string }[];
  requestBody?: { content: Record<string, object> };
  responses: Record<string, { description?: string; headers?: object; content?: Record<string, object> }>;
  security?: object[];
  [accessExtension]?: Access;
}

/** Adds the parts that are common to all operations of a kind: hooks and the gate implement them, not a handler. */
export function completeOperation(operation: Operation, method: string, path: string, auth: Config['TODO_AUTH']): void {
  const access = operation[accessExtension] ?? 'caller';
  const codes = gateFailures[access];
  for (const code of method === 'get' ? codes : [...codes, ...refusedWrites]) {
    operation.responses[statusOf(code)] ??= problemResponse([code]);
  }
  // An empty list overrides the credentials that the document requires everywhere.
  if (auth === 'accounts' && needsNoCredential.has(access)) operation.security = [];
  if (operation.parameters.some(({ name }) => name === 'Prefer')) {
    operation.responses[204] ??= { description: 'done, without a body, as requested by Prefer: return=minimal' };
  }
  const body = operation.requestBody?.content;
  if (body && method === 'patch') for (const type of jsonTypes) body[type] ??= { ...body['application/json'] };
  for (const [status, response] of Object.entries(operation.responses)) {
    for (const [type, media] of Object.entries(response.content ?? {})) {
      // What else than JSON is answered is described in words.
      if (!type.endsWith('json')) Object.assign(media, { schema: { type: 'string' } });
    }
    response.headers = answerHeaders({ operation, method, path, status: Number(status), access });
  }
}

const needsNoCredential = new Set<Access>(['guest', 'public', 'probe']);

/** Problems that can occur before the identity of the caller matters. */
const everybody: ErrorCode[] = ['invalid-parameter', 'forbidden', 'headers-too-large'];
/** Problems of a write with a precondition where none can hold, or with a body where none is read. */
const refusedWrites: ErrorCode[] = ['precondition-failed', 'malformed-json', 'too-large', 'unsupported-media-type'];
const counted: ErrorCode[] = [...everybody, 'rate-limited'];
const known: ErrorCode[] = [...counted, 'unauthorized', 'unavailable'];
const gateFailures: Record<Access, ErrorCode[]> = {
  caller: known,
  account: [...known, 'not-found'],
  session: [...known, 'not-found'],
  guest: [...counted, 'not-found'],
  public: counted,
  probe: counted,
};
