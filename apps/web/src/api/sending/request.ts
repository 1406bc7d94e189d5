import { setTimeout as delay } from 'node:timers/promises';
import { headers as names } from '@todo/shared/headers';
import { Change } from '@todo/shared/journal/change';
import { Problem } from '@todo/shared/problem';
import { Todo } from '@todo/shared/todos/todo';
import { type Dispatcher, Pool } from 'undici';
import type { z } from 'zod';
import { config } from '../../config/config';
import { ApiError } from './api-error';
import { type Incoming, send } from './send';

const api = new Pool(config.apiUrl, {
  connections: 64,
  // Without early keep-alive probes, a connection to a lost peer looks alive until a request on it times out.
  connect: { timeout: Math.min(2_000, config.apiTimeoutMs / 2), keepAliveInitialDelay: 1_000 },
  // `send` has one of its own for each call.
  headersTimeout: 0,
  bodyTimeout: 0,
});

/** Error codes of undici and of the system for a connection that was never made, so that it has carried no request. */
const neverConnected = ['UND_ERR_CONNECT_TIMEOUT', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'];
/** And for one that broke. Of a machine without power nothing comes back: the system gives up after some seconds. */
const lostPeer = ['ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
const brokenConnection = [
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  ...lostPeer,
];

/** Milliseconds before a write with a key is retried after a response that leaves its outcome unknown. */
const repeatMs = 300;

/** Maximum number of retries while the first write with the same key is still running. */
const attempts = 4;

/** The part of a visitor's request that every API call forwards. */
export interface RequestContext {
  requestId: string;
  /** Newest `Consistency-Token` of this browser. */
  consistencyToken: string | undefined;
  /** Token of the visitor's session. */
  sessionToken: string | undefined;
  /** X-Forwarded-For */
  addresses: string;
  /** User-Agent, by which people tell their sessions apart. */
  client: string | undefined;
}

interface Call<T> {
  query?: Record<string, string | undefined>;
  body?: unknown;
  /** Idempotency-Key */
  key?: string | undefined;
  /** If-Match: the version that the writer has seen. */
  version?: number | undefined;
  /** Where a call may take longer than others. */
  timeoutMs?: number;
  returns: z.ZodType<T>;
}

export interface ApiResponse<T> {
  value: T;
  /** Present after a write. */
  consistencyToken: string | undefined;
  /** Cursor of the next page. */
  next: string | undefined;
  total: number | undefined;
  /** Of a list: id of the event after which its events continue this response. */
  position: string | undefined;
}

/**
 * Every call of the API goes through this function.
 * A write with a key is retried if its outcome is unknown, within the timeout of one call.
 * @throws ApiError with the API's problem, or `unavailable` when there was no usable response in time; `unknown` says
 * whether a write may have happened
 */
export async function request<T>(
  context: RequestContext,
  method: Dispatcher.HttpMethod,
  path: string,
  call: Call<T>,
): Promise<ApiResponse<T>> {
  const end = Date.now() + (call.timeoutMs ?? (method === 'GET' ? config.apiTimeoutMs : config.apiWriteTimeoutMs));
  for (let attempt = 1; ; attempt++) {
    const response = await exchange(context, method, path, call, end);
    if (response.statusCode < 400) return toApiResponse(response, call.returns, context);
    const error = toError(response, context, method);
    const pauseMs = 1_000 * Math.min(2, Number(response.headers['retry-after']) || 1);
    if (error.code !== 'idempotency-running' || attempt === attempts || Date.now() + pauseMs > end) throw error;
    await delay(pauseMs);
  }
}

interface Response extends Omit<Incoming, 'text'> {
  body: unknown;
}

/** @param end when the caller waits no longer, in milliseconds since 1970 */
async function exchange<T>(
  context: RequestContext,
  method: Dispatcher.HttpMethod,
  path: string,
  call: Call<T>,
  end: number,
) {
  const headers: Record<string, string> = {
    [names.requestId]: context.requestId,
    'x-forwarded-for': context.addresses,
  };
  if (context.client) headers['user-agent'] = context.client;
  if (context.sessionToken) headers.authorization = `Bearer ${context.sessionToken}`;
  if (context.consistencyToken) headers[names.consistencyToken] = context.consistencyToken;
  if (call.key) headers[names.idempotencyKey] = call.key;
  if (call.version !== undefined) headers['if-match'] = `"${call.version}"`;
  if (call.body !== undefined) headers['content-type'] = 'application/json';
  const query = call.query ? searchOf(call.query) : '';
  const body = call.body === undefined ? null : JSON.stringify(call.body);
  const outgoing = { method, path: path + query, headers, body };
  let reached = false;
  const once = async (): Promise<Response> => {
    const { text, ...answer } = await send(api, outgoing, end - Date.now());
    reached = true;
    return { ...answer, body: text === '' ? undefined : JSON.parse(text) };
  };
  const mayRepeat = method === 'GET' || call.key !== undefined;
  try {
    const response = await once().catch((cause) => {
      reached ||= mayHaveReached(cause);
      // A proxy or an instance was replaced or died; the next connection reaches another one.
      if (mayRepeat && hasCode(cause, brokenConnection)) return once();
      throw cause;
    });
    if (method === 'GET' || call.key === undefined || response.statusCode < 500) return response;
    // It may have happened; a retry with the same key is safe.
    return await delay(Math.min(repeatMs, end - Date.now()))
      .then(once)
      .catch(() => response);
  } catch (cause) {
    const unknown = method !== 'GET' && (reached || mayHaveReached(cause));
    throw unavailable(context, cause, unknown);
  }
}

function mayHaveReached(cause: unknown): boolean {
  return !hasCode(cause, neverConnected) && (cause as NodeJS.ErrnoException).syscall !== 'connect';
}

function hasCode(cause: unknown, codes: string[]): boolean {
  const { code } = cause as NodeJS.ErrnoException;
  return code !== undefined && codes.includes(code);
}

function searchOf(query: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value) search.set(name, value);
  return `?${search}`;
}

function toApiResponse<T>(response: Response, schema: z.ZodType<T>, context: RequestContext): ApiResponse<T> {
  const parsed = schema.safeParse(response.body);
  if (!parsed.success) throw unavailable(context, parsed.error, true);
  return {
    value: parsed.data,
    consistencyToken: header(response, names.consistencyToken),
    next: nextCursor(header(response, 'link')),
    total: Number(header(response, names.totalCount) ?? Number.NaN),
    position: header(response, names.lastEventId),
  };
}

function toError(response: Response, context: RequestContext, method: Dispatcher.HttpMethod): ApiError {
  const problem = Problem.safeParse(response.body);
  const undecided = response.statusCode >= 500 || (problem.success && problem.data.code === 'idempotency-running');
  const unknown = method !== 'GET' && undecided;
  if (!problem.success) {
    return unavailable(context, new Error(`answer ${response.statusCode} is not a problem document`), unknown);
  }
  const current = Todo.safeParse(problem.data.current);
  const later = Change.safeParse(problem.data.later);
  const retryAfter = Number(header(response, 'retry-after')) || undefined;
  return new ApiError({ ...problem.data, unknown, retryAfter, current: current.data, later: later.data });
}

function unavailable(context: RequestContext, cause: unknown, unknown: boolean): ApiError {
  const detail = 'The list cannot be reached right now.';
  return new ApiError({ status: 503, code: 'unavailable', detail, request_id: context.requestId, unknown }, { cause });
}

function header(response: Response, name: string): string | undefined {
  const value = response.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}

/** The cursor inside `<...?cursor=abc>; rel="next"` (RFC 8288). */
function nextCursor(link: string | undefined): string | undefined {
  const target = link?.match(/<([^>]*)>\s*;\s*rel="?next"?/)?.[1];
  return target ? (new URL(target, config.apiUrl).searchParams.get('cursor') ?? undefined) : undefined;
}
