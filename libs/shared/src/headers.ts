/** Header names of the contract, in the spelling that goes over the wire. */
export const headers = {
  consistencyToken: 'Consistency-Token',
  idempotencyKey: 'Idempotency-Key',
  idempotencyReplayed: 'Idempotency-Replayed',
  rateLimit: 'RateLimit',
  rateLimitPolicy: 'RateLimit-Policy',
  readFrom: 'Read-From',
  requestId: 'X-Request-Id',
  servedBy: 'Served-By',
  totalCount: 'X-Total-Count',
} as const;

/** A request id that another tier gave is kept where it is harmless in a log line. nginx holds the same pattern. */
export const requestIdPattern = /^[A-Za-z0-9._-]{8,128}$/;

/** The request id of a header, if it can be kept. */
export function safeRequestId(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && requestIdPattern.test(header) ? header : undefined;
}
