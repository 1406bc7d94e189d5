import { Injectable } from '@nestjs/common';
import type { Bulk, BulkOperation } from '@todo/shared/todos/bulk';
import { CreateTodo, PatchTodo, ReplaceTodo } from '@todo/shared/todos/todo';
import type { z } from 'zod';
import type { Transaction } from '../../database/transaction.js';
import type { OneList } from '../../lists/access/in-list.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { TodosService } from '../todos.service.js';
import type { Expectation } from '../write/expectation.js';
import { type Done, type Outcome, Several } from './several.js';

/** Checks the body of one operation. @throws AppError `validation` */
type ReadBody = <T extends z.ZodType>(schema: T, body: unknown) => z.output<T>;

/** Several writes in one transaction, each by the rules of the call that does it alone. */
@Injectable()
export class BulkService {
  constructor(
    private readonly several: Several,
    private readonly todos: TodosService,
  ) {}

  /**
   * @param home the list of new todos that name none
   * @param read is called when it is the turn of an operation: one that is wrong need not stop the others
   * @throws NoneDone
   */
  run(
    tx: Transaction,
    home: OneList,
    scope: ListScope,
    { atomic = true, operations }: Bulk,
    read: ReadBody,
  ): Promise<Done> {
    const writes = operations.map((operation) => () => this.perform(tx, home, scope, operation, read));
    return this.several.run(tx, atomic, writes);
  }

  private async perform(
    tx: Transaction,
    home: OneList,
    scope: ListScope,
    operation: BulkOperation,
    read: ReadBody,
  ): Promise<Outcome> {
    switch (operation.method) {
      case 'POST': {
        const input = read(CreateTodo, operation.body);
        const { list = home.list } = input;
        await scope.requireEditorNow(tx, list);
        return { isNew: true, row: await this.todos.create(tx, { ...home, list }, input) };
      }
      case 'PUT': {
        const input = read(ReplaceTodo, operation.body);
        return { row: await this.todos.replace(tx, scope, operation.id, input, expected(operation)) };
      }
      case 'PATCH': {
        const input = read(PatchTodo, operation.body);
        return { row: await this.todos.patch(tx, scope, operation.id, input, expected(operation)) };
      }
      case 'DELETE':
        await this.todos.trash(tx, scope, operation.id, expected(operation));
        return {};
    }
  }
}

function expected({ version }: { version?: number | undefined }): Expectation {
  return version === undefined ? {} : { oneOf: [{ version }] };
}
