import { applyDecorators, createParamDecorator, type Type, UseInterceptors } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { headers } from '@todo/shared/headers';
import { limits } from '@todo/shared/limits';
import type { ErrorCode } from '@todo/shared/problem';
import type { Transaction } from '../database/transaction.js';
import { WriteInterceptor } from './write.interceptor.js';

/** Problems that every write can respond with. */
export const writeFailures: ErrorCode[] = [
  'invalid-parameter',
  'idempotency-running',
  'idempotency-mismatch',
  'unavailable',
];

/** Placeholder for the transaction in the arguments of a handler. */
const transaction = Symbol('transaction');

/** Parameter of a `@Write()` handler: the transaction that it runs in. */
export const Tx = createParamDecorator(() => transaction);

/**
 * Declares that a handler writes. It runs in a transaction, which it gets by `@Tx()`, at most once per Idempotency-Key,
 * and runs again as a whole when the transaction is retried; so it must have no effect that a rollback does not undo.
 * Its arguments are parsed and validated before the transaction begins.
 * @param interceptor builds the response from the result of the handler; by default the result is the body
 */
export function Write(interceptor: Type<WriteInterceptor> = WriteInterceptor): MethodDecorator {
  return applyDecorators(prepared, WriteAfter(interceptor));
}

/**
 * Like `@Write()`, for a handler that does something slow first: it returns a function of the transaction. What it does
 * before is done once for each request, outside of the transaction, so that no other write waits for it.
 */
export function WriteAfter(interceptor: Type<WriteInterceptor> = WriteInterceptor): MethodDecorator {
  return applyDecorators(
    UseInterceptors(interceptor),
    ApiHeader({
      name: headers.idempotencyKey,
      required: false,
      description: `retries with the same key take effect once; kept for ${limits.replayHours} hours`,
    }),
    ApiHeader({ name: 'Prefer', required: false, description: 'return=minimal for an empty body' }),
  );
}

/** Makes a handler return a function of the transaction, with its other arguments already bound. */
const prepared: MethodDecorator = (_target, _name, descriptor: PropertyDescriptor) => {
  const handler = descriptor.value;
  const prepare = function (this: unknown, ...args: unknown[]) {
    return (tx: Transaction) =>
      handler.apply(
        this,
        args.map((argument) => (argument === transaction ? tx : argument)),
      );
  };
  // Nest and its OpenAPI module look up some metadata by name; decorators below this one set theirs on the original
  // handler.
  Object.defineProperty(prepare, 'name', { value: handler.name });
  for (const key of Reflect.getMetadataKeys(handler)) {
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), prepare);
  }
  descriptor.value = prepare;
};
