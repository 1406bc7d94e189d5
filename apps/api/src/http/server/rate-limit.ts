import { headers } from '@todo/shared/headers';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../errors/app-error.js';

const windowSeconds = 60;

/** Counts a request of a subject, and calls back with `rate-limited` when the limit is exceeded. */
export type RateLimit = (reply: FastifyReply, subject: string, done: (error?: AppError) => void) => void;

/**
 * Limits each subject to `requests` per minute at this instance, and adds what remains to each response
 * (draft-ietf-httpapi-ratelimit-headers). In memory: a shared store would cost more than most requests do.
 * @param requests 0 means no limit
 */
export function createRateLimit(requests: number): RateLimit {
  if (requests === 0) return (_reply, _subject, done) => done();

  const limiter = new RateLimiterMemory({ points: requests, duration: windowSeconds });
  const policy = `"default";q=${requests};w=${windowSeconds}`;
  const tell = (reply: FastifyReply, { remainingPoints, msBeforeNext }: RateLimiterRes) => {
    const seconds = Math.ceil(msBeforeNext / 1000);
    void reply.header(names.policy, policy);
    void reply.header(names.limit, `"default";r=${remainingPoints};t=${seconds}`);
    return seconds;
  };
  return (reply, subject, done) => {
    limiter.consume(subject).then(
      (left) => {
        tell(reply, left);
        done();
      },
      (left: RateLimiterRes) => {
        const seconds = tell(reply, left);
        done(
          new AppError('rate-limited', `more than ${requests} requests a minute: wait ${seconds} seconds`, {
            headers: { 'Retry-After': String(seconds) },
          }),
        );
      },
    );
  };
}

/** In lower case, as Fastify stores them. */
const names = { limit: headers.rateLimit.toLowerCase(), policy: headers.rateLimitPolicy.toLowerCase() };
