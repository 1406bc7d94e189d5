import { type CallHandler, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import type { List } from '@todo/shared/lists/list';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import type { Transaction } from '../database/transaction.js';
import { AppError } from '../errors/app-error.js';
import { originOf } from '../http/origin/origin.js';
import type { Answer } from '../http/server/answer.js';
import { ListMismatch, type ListRow, toList } from './list-row.js';
import { listTag } from './list-tag.js';
import { MemberWriteInterceptor } from './member-write.interceptor.js';

/** Responds to a write of one list with its new state, its ETag and, for a new list, its Location. */
@Injectable()
export class ListWriteInterceptor extends MemberWriteInterceptor<ListRow | undefined, List | undefined> {
  override intercept(
    context: ExecutionContext,
    next: CallHandler<(tx: Transaction) => Promise<ListRow | undefined>>,
  ): Observable<List | undefined> {
    const origin = originOf(context.switchToHttp().getRequest<FastifyRequest>());
    return super.intercept(context, next).pipe(
      catchError((error: unknown) => {
        throw error instanceof ListMismatch ? preconditionFailed(error, origin) : error;
      }),
    );
  }

  protected override answer(
    row: ListRow | undefined,
    request: FastifyRequest,
    status: number,
  ): Answer<List | undefined> {
    if (!row) return { status, headers: {}, body: undefined };
    const list = toList(row, originOf(request));
    const isNew = status === HttpStatus.CREATED;
    return { status, headers: { ETag: listTag(row), ...(isNew && { Location: list.url }) }, body: list };
  }
}

function preconditionFailed({ message, current }: ListMismatch, origin: string): AppError {
  return new AppError('precondition-failed', `${message}: compare with "current" and send its version`, {
    members: { current: toList(current, origin) },
    headers: { ETag: listTag(current) },
  });
}
