import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import type { Transaction } from '../database/transaction.js';
import { prefersMinimal } from '../http/input/prefer.js';
import { type Answer, send } from '../http/server/answer.js';
import { authored, authorFrom } from '../journal/author.js';
import { type AnswerForm, Idempotency } from './idempotency.service.js';
import { repeatableOf } from './repeatable.js';

/** A handler with its arguments, ready to run in each attempt of a transaction. */
type PreparedHandler<Result> = (tx: Transaction) => Promise<Result>;

/**
 * Runs a `@Write()` handler in a transaction, claims the Idempotency-Key of the request and stores the response in the
 * same transaction, and responds as `Prefer` asks. A feature whose response is more than the body extends it.
 */
@Injectable()
export class WriteInterceptor<Result = unknown, Body = unknown>
  implements NestInterceptor<PreparedHandler<Result>, Body | undefined>
{
  constructor(private readonly idempotency: Idempotency) {}

  intercept(context: ExecutionContext, next: CallHandler<PreparedHandler<Result>>): Observable<Body | undefined> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    // Refused before anything else is done; what was sent may be known only after the handler has read it.
    repeatableOf(request);
    return next
      .handle()
      .pipe(
        mergeMap(async (handler) =>
          this.run(handler, request, http.getResponse<FastifyReply>(), repeatableOf(request)),
        ),
      );
  }

  /**
   * Builds the response from the result of a handler.
   * @param status the one that the handler declares
   */
  protected answer(result: Result, _request: FastifyRequest, status: number): Answer<Body> {
    // Where a subclass gives no other body, the result is the body: the two type parameters are the same then.
    return { status, headers: {}, body: result as unknown as Body };
  }

  /** How the response is stored for replay; unchanged if undefined. */
  protected storedForm(_request: FastifyRequest): AnswerForm<Body> | undefined {
    return undefined;
  }

  private async run(
    handler: PreparedHandler<Result>,
    request: FastifyRequest,
    reply: FastifyReply,
    repeatable: ReturnType<typeof repeatableOf>,
  ): Promise<Body | undefined> {
    const author = authorFrom(request.principal);
    const work = async (tx: Transaction) =>
      this.answer(await authored(tx, author, () => handler(tx)), request, reply.statusCode);
    const answer = await this.idempotency.once(repeatable, work, this.storedForm(request));
    return send(reply, answer, prefersMinimal(request));
  }
}
