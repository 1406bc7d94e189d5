import type { FastifyRequest } from 'fastify';

/** Whether the client asks for a response without a body: `Prefer: return=minimal` (RFC 7240). */
export function prefersMinimal({ headers }: FastifyRequest): boolean {
  return /(?:^|,)\s*return\s*=\s*"?minimal"?\s*(?:[;,]|$)/i.test(String(headers.prefer ?? ''));
}
