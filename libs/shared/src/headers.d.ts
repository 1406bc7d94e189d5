/** Header names of the contract, as they are spelled on the wire. */
export declare const headers: {
    readonly consistencyToken: "Consistency-Token";
    readonly idempotencyKey: "Idempotency-Key";
    readonly idempotencyReplayed: "Idempotency-Replayed";
    /** Also for a list: the id after which its events continue this response. */
    readonly lastEventId: "Last-Event-ID";
    readonly rateLimit: "RateLimit";
    readonly rateLimitPolicy: "RateLimit-Policy";
    readonly readFrom: "Read-From";
    readonly requestId: "X-Request-Id";
    readonly servedBy: "Served-By";
    readonly totalCount: "X-Total-Count";
};
/** A request id from another tier is kept if it is harmless in a log line. nginx has a copy of this pattern. */
export declare const requestIdPattern: RegExp;
/** The request id in a header, if it is safe to keep. */
export declare function safeRequestId(header: string | string[] | undefined): string | undefined;
