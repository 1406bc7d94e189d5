import { type CallHandler, type ExecutionContext, Injectable } from '@nestjs/common';
import { finalize, type Observable } from 'rxjs';
import type { Transaction } from '../database/transaction.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { WriteInterceptor } from '../idempotency/write.interceptor.js';
import { Memberships } from './access/memberships.service.js';

/** A write of memberships: invalidates their cache when it is committed. */
@Injectable()
export class MemberWriteInterceptor<Result = unknown, Body = unknown> extends WriteInterceptor<Result, Body> {
  constructor(
    idempotency: Idempotency,
    private readonly memberships: Memberships,
  ) {
    super(idempotency);
  }

  override intercept(
    context: ExecutionContext,
    next: CallHandler<(tx: Transaction) => Promise<Result>>,
  ): Observable<Body | undefined> {
    return super.intercept(context, next).pipe(finalize(() => this.memberships.forget()));
  }
}
