import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseUnavailable, InvalidConsistencyToken } from '../../database/errors.js';
import { AppError } from '../../errors/app-error.js';
import { toAppError, toProblem } from '../../errors/problem.js';
import { acceptedBy } from '../input/media-types.js';

/** The only place where an error becomes a response. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    sendProblem(reply, request, fromDatabase(error) ?? toAppError(error, request.url.split('?', 1)[0] ?? ''), (cause) =>
      this.logger.error(cause instanceof Error ? { err: cause, request_id: request.id } : cause),
    );
  }
}

function fromDatabase(error: unknown): AppError | undefined {
  if (error instanceof DatabaseUnavailable) {
    return new AppError('unavailable', error.message, { headers: { 'Retry-After': '1' }, cause: error.cause });
  }
  if (error instanceof InvalidConsistencyToken) {
    return new AppError('invalid-parameter', 'Consistency-Token is not one that this service gave');
  }
  return undefined;
}

/** Sends the problem document of `error`, and passes details that only operators may see to `log`. */
export function sendProblem(
  reply: FastifyReply,
  request: FastifyRequest,
  error: AppError,
  log: (cause: unknown) => void,
): void {
  const problem = toProblem(error, request);
  if (error.cause !== undefined && problem.status >= 500) log(error.cause);
  void reply
    .status(problem.status)
    .headers({
      'Cache-Control': 'no-store',
      ...(error.code === 'unsupported-media-type' && acceptedBy(request.method)),
      ...error.extras.headers,
    })
    .type('application/problem+json; charset=utf-8')
    // A string bypasses the route's response schema, which describes the successful response only.
    .send(JSON.stringify(problem));
}
