import { headers } from '@todo/shared/headers';
import type { FastifyReply } from 'fastify';

/** A successful response, in a form that can be stored and replayed. */
export interface Answer<T> {
  status: number;
  headers: Record<string, string>;
  body: T;
  replayed?: boolean;
}

const noContent = 204;

/**
 * Sets status and headers on the reply, and returns the body for Nest to serialize. If the client prefers no body (RFC
 * 7240), the status becomes 204: the contract can declare a response without a body only by its status.
 */
export function send<T>(reply: FastifyReply, answer: Answer<T>, prefersMinimal: boolean): T | undefined {
  void reply.status(answer.status).headers(answer.headers);
  if (answer.replayed) void reply.header(headers.idempotencyReplayed, 'true');
  if (!prefersMinimal || answer.status === noContent) return answer.body;
  void reply.status(noContent).header('Preference-Applied', 'return=minimal');
  return undefined;
}
