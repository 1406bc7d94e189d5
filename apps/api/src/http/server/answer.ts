import { headers } from '@todo/shared/headers';
import type { FastifyReply } from 'fastify';

/** A successful answer, in a form that can be stored and sent again. */
export interface Answer<T> {
  status: number;
  headers: Record<string, string>;
  body: T;
  replayed?: boolean;
}

const noContent = 204;

/**
 * Puts status and headers on the reply and returns the body for Nest to serialise. Where the client prefers none
 * (RFC 7240), the status says so too: the contract can tell of an answer without a body by its status only.
 */
export function send<T>(reply: FastifyReply, answer: Answer<T>, prefersMinimal: boolean): T | undefined {
  void reply.status(answer.status).headers(answer.headers);
  if (answer.replayed) void reply.header(headers.idempotencyReplayed, 'true');
  if (!prefersMinimal || answer.status === noContent) return answer.body;
  void reply.status(noContent).header('Preference-Applied', 'return=minimal');
  return undefined;
}
