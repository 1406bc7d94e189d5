/** Header names of the contract, as they are spelled on the wire. */
export const headers = {
    consistencyToken: 'Consistency-Token',
    idempotencyKey: 'Idempotency-Key',
    idempotencyReplayed: 'Idempotency-Replayed',
    /** Also for a list: the id after which its events continue this response. */
    lastEventId: 'Last-Event-ID',
    rateLimit: 'RateLimit',
    rateLimitPolicy: 'RateLimit-Policy',
    readFrom: 'Read-From',
    requestId: 'X-Request-Id',
    servedBy: 'Served-By',
    totalCount: 'X-Total-Count',
};
/** A request id from another tier is kept if it is harmless in a log line. nginx has a copy of this pattern. */
export const requestIdPattern = /^[A-Za-z0-9._-]{8,128}$/;
/** The request id in a header, if it is safe to keep. */
export function safeRequestId(header) {
    return typeof header === 'string' && requestIdPattern.test(header) ? header : undefined;
}
//# sourceMappingURL=headers.js.map