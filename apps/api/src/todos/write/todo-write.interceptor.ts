import { type CallHandler, type ExecutionContext, HttpStatus, Injectable } from '@nestjs/common';
import type { Todo } from '@todo/shared/todos/todo';
import type { FastifyRequest } from 'fastify';
import { catchError, type Observable } from 'rxjs';
import type { Transaction } from '../../database/transaction.js';
import { originOf } from '../../http/origin/origin.js';
import type { Answer } from '../../http/server/answer.js';
import { type AnswerForm, Idempotency } from '../../idempotency/idempotency.service.js';
import { WriteInterceptor } from '../../idempotency/write.interceptor.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import type { TodoRow } from '../todo.entity.js';
import { toTodo } from '../todo.mapper.js';
import { itemTag } from '../todo-tag.js';
import { TodosService } from '../todos.service.js';
import { VersionMismatch } from './expectation.js';
import { preconditionFailed } from './precondition-failed.js';
import { storedAnswer } from './stored-answer.js';

/**
 * Responds to a write of one todo with its new state, its ETag and, if it was created, its Location. On a version
 * mismatch the client is told the current state.
 */
@Injectable()
export class TodoWriteInterceptor extends WriteInterceptor<TodoRow | undefined, Todo | undefined> {
  constructor(
    idempotency: Idempotency,
    private readonly todos: TodosService,
    private readonly memberships: Memberships,
  ) {
    super(idempotency);
  }

  override intercept(
    context: ExecutionContext,
    next: CallHandler<(tx: Transaction) => Promise<TodoRow | undefined>>,
  ): Observable<Todo | undefined> {
    const origin = originOf(context.switchToHttp().getRequest<FastifyRequest>());
    return super.intercept(context, next).pipe(
      catchError((error: unknown) => {
        throw this.explain(error, origin);
      }),
    );
  }

  /** What the client is told of a refusal of the service; any other error is returned as it is. */
  protected explain(error: unknown, origin: string): unknown {
    return error instanceof VersionMismatch ? preconditionFailed(error, origin) : error;
  }

  protected override answer(
    row: TodoRow | undefined,
    request: FastifyRequest,
    status: number,
  ): Answer<Todo | undefined> {
    if (!row) return { status, headers: {}, body: undefined };
    const todo = toTodo(row, originOf(request));
    const isNew = status === HttpStatus.CREATED;
    return { status, headers: { ETag: itemTag(row), ...(isNew && { Location: todo.url }) }, body: todo };
  }

  protected override storedForm(request: FastifyRequest): AnswerForm<Todo | undefined> {
    const { content } = (request.body ?? {}) as { content?: unknown };
    return storedAnswer({
      origin: originOf(request),
      sent: typeof content === 'string' ? content : undefined,
      read: async (tx, id) => this.todos.find(tx, await this.memberships.scopeIn(tx, request.principal), id),
    });
  }
}
