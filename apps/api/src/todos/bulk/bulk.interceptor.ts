import { type CallHandler, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import { limits } from '@todo/shared/limits';
import type { BulkAnswer, BulkResult } from '@todo/shared/todos/bulk';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { toProblem } from '../../errors/problem.js';
import { originOf } from '../../http/origin/origin.js';
import type { Answer } from '../../http/server/answer.js';
import { WriteInterceptor } from '../../idempotency/write.interceptor.js';
import { undoRefused } from '../history/undo-problem.js';
import { UndoRefused } from '../history/undo-refused.js';
import { toExcerpt } from '../todo.mapper.js';
import { preconditionFailed } from '../write/precondition-failed.js';
import { type Done, NoneDone, type Outcome, type Refusal } from './several.js';

/** Responds to several writes with what became of each. Contents are excerpts: 500 whole ones would be 30 MB. */
@Injectable()
export class BulkInterceptor extends WriteInterceptor<Done, BulkAnswer> {
  override intercept(
    context: ExecutionContext,
    next: CallHandler<(tx: Transaction) => Promise<Done>>,
  ): Observable<BulkAnswer | undefined> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return super.intercept(context, next).pipe(
      catchError((error: unknown) => {
        throw error instanceof NoneDone ? noneDone(error, request) : error;
      }),
    );
  }

  protected override answer({ action, outcomes }: Done, request: FastifyRequest, status: number): Answer<BulkAnswer> {
    const results = outcomes.map((outcome) => toResult(outcome, request));
    // An undo of a list that was cleared has one for each todo that was in it.
    if (results.length > limits.bulkOperations) for (const result of results) delete result.body;
    return { status, headers: {}, body: { action, results } };
  }
}

function noneDone({ outcomes }: NoneDone, request: FastifyRequest): AppError {
  const results = outcomes.map(
    (outcome): BulkResult =>
      'refusal' in outcome ? toResult(outcome, request) : { status: HttpStatus.FAILED_DEPENDENCY },
  );
  const refused = results.filter(({ problem }) => problem);
  const detail = `none of ${results.length} was done, since ${refused.length} cannot be: ${refused[0]?.problem?.detail}`;
  return new AppError('bulk-refused', detail, { members: { results } });
}

function toResult(outcome: Outcome, request: FastifyRequest): BulkResult {
  const origin = originOf(request);
  if ('refusal' in outcome) {
    const problem = toProblem(toAppError(outcome.refusal, origin), request);
    return { status: problem.status, problem };
  }
  const { row, isNew } = outcome;
  if (!row) return { status: HttpStatus.NO_CONTENT };
  return { status: isNew ? HttpStatus.CREATED : HttpStatus.OK, body: toExcerpt(row, origin) };
}

function toAppError(refusal: Refusal, origin: string): AppError {
  if (refusal instanceof AppError) return refusal;
  return refusal instanceof UndoRefused ? undoRefused(refusal, origin) : preconditionFailed(refusal, origin, toExcerpt);
}
