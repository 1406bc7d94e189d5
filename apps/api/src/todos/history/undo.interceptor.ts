import { type CallHandler, type ExecutionContext, Injectable } from '@nestjs/common';
import type { Todo } from '@todo/shared/todos/todo';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { originOf } from '../../http/origin/origin.js';
import type { TodoRow } from '../todo.entity.js';
import { TodoWriteInterceptor } from '../todo-write.interceptor.js';
import { toChange } from './change.mapper.js';
import { UndoRefused } from './undo-refused.js';

/** Responds like every write of one todo, and to a refusal with the change that stands in the way. */
@Injectable()
export class UndoInterceptor extends TodoWriteInterceptor {
  override intercept(
    context: ExecutionContext,
    next: CallHandler<(tx: Transaction) => Promise<TodoRow | undefined>>,
  ): Observable<Todo | undefined> {
    const origin = originOf(context.switchToHttp().getRequest<FastifyRequest>());
    return super.intercept(context, next).pipe(
      catchError((error: unknown) => {
        throw error instanceof UndoRefused ? refused(error, origin) : error;
      }),
    );
  }
}

function refused({ message, later }: UndoRefused, origin: string): AppError {
  if (!later) return new AppError('undo-refused', message);
  const by = later.by ? ` by ${later.by.name}` : '';
  return new AppError('undo-refused', `${message}: change ${later.seq}${by} stands in the way`, {
    members: { later: toChange(later, origin) },
  });
}
