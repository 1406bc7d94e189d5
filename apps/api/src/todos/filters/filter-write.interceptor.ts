import { type CallHandler, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import type { SavedFilter } from '@todo/shared/filters/saved-filter';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { originOf } from '../../http/origin/origin.js';
import type { Answer } from '../../http/server/answer.js';
import { WriteInterceptor } from '../../idempotency/write.interceptor.js';
import { FilterMismatch, type FilterRow, filterTag, toSavedFilter } from './filter-row.js';

/** Responds to a write of one filter with its new state, its ETag and, for a new one, its Location. */
@Injectable()
export class FilterWriteInterceptor extends WriteInterceptor<FilterRow | undefined, SavedFilter | undefined> {
  override intercept(
    context: ExecutionContext,
    next: CallHandler<(tx: Transaction) => Promise<FilterRow | undefined>>,
  ): Observable<SavedFilter | undefined> {
    const origin = originOf(context.switchToHttp().getRequest<FastifyRequest>());
    return super.intercept(context, next).pipe(
      catchError((error: unknown) => {
        throw error instanceof FilterMismatch ? preconditionFailed(error, origin) : error;
      }),
    );
  }

  protected override answer(
    row: FilterRow | undefined,
    request: FastifyRequest,
    status: number,
  ): Answer<SavedFilter | undefined> {
    if (!row) return { status, headers: {}, body: undefined };
    const filter = toSavedFilter(row, originOf(request));
    const isNew = status === HttpStatus.CREATED;
    return { status, headers: { ETag: filterTag(row), ...(isNew && { Location: filter.url }) }, body: filter };
  }
}

function preconditionFailed({ message, current }: FilterMismatch, origin: string): AppError {
  return new AppError('precondition-failed', `${message}: compare with "current" and send its version`, {
    members: { current: toSavedFilter(current, origin) },
    headers: { ETag: filterTag(current) },
  });
}
