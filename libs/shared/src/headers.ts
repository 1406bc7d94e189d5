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
