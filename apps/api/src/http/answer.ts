import { headers } from '@todo/shared/headers';
import type { FastifyReply } from 'fastify';

/** A successful answer, in a form that can be stored and sent again. */
export interface Answer<T> {
  status: number;
  headers: Record<string, string>;
  body: T;
  replayed?: boolean;
}

/**
 * Puts status and headers on the reply and returns the body for Nest to serialise; `undefined` where the client
 * prefers none (RFC 7240).
 */
export function send<T>(reply: FastifyReply, answer: Answer<T>, prefersMinimal: boolean): T | undefined {
  void reply.status(answer.status).headers(answer.headers);
  if (answer.replayed) void reply.header(headers.idempotencyReplayed, 'true');
  if (!prefersMinimal || answer.status === 204) return answer.body;
  void reply.header('Preference-Applied', 'return=minimal');
  return undefined;
}
