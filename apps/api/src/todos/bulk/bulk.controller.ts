import { Body, Controller, HttpStatus, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { limits } from '@todo/shared/limits';
import { Bulk, BulkAnswer, BulkQuery, UndoActionQuery } from '@todo/shared/todos/bulk';
import { z } from 'zod';
import type { Transaction } from '../../database/transaction.js';
import { bodyFailures, Fails, Operation, Returns } from '../../http/contract/returns.js';
import { parseBody } from '../../http/input/schema.pipe.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import { InAnyList, InList, type OneList } from '../../lists/access/in-list.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { BulkInterceptor } from './bulk.interceptor.js';
import { BulkService } from './bulk.service.js';
import type { Done } from './several.js';
import { UndoActionService } from './undo-action.service.js';

const Action = z.uuid().meta({ description: 'the `action` of an answer or of a change' });

/** Several writes at once, and taking them back at once. */
@ApiTags('todo')
@Controller('todo')
export class BulkController {
  constructor(
    private readonly bulk: BulkService,
    private readonly undoing: UndoActionService,
  ) {}

  @Post('bulk')
  @Operation(
    'Write several todos',
    `Up to ${limits.bulkOperations} writes in one transaction, each as the call of its method would do it: all of them ` +
      'or none (409 with what is wrong with each), or each by itself with atomic: false. A key in Idempotency-Key is for ' +
      'the whole.',
  )
  @Returns(BulkAnswer, HttpStatus.OK, 'what became of each, in their order')
  @Write(BulkInterceptor)
  @Fails('not-found', 'bulk-refused', ...writeFailures, ...bodyFailures)
  write(
    @Tx() tx: Transaction,
    @Query({ schema: BulkQuery }) _query: BulkQuery,
    @InList() home: OneList,
    @InAnyList() scope: ListScope,
    @Body({ schema: Bulk }) bulk: Bulk,
  ): Promise<Done> {
    return this.bulk.run(tx, home, scope, bulk, parseBody);
  }

  @Post('actions/:id/undo')
  @Operation(
    'Undo several changes',
    'Takes back what was written at once, by the `action` of the answer or of its changes. All of it or nothing, unless ' +
      'atomic is false: what was changed since is not overwritten. The undo is an action itself.',
  )
  @Returns(BulkAnswer, HttpStatus.OK, 'the todos after it')
  @Write(BulkInterceptor)
  @Fails('not-found', 'changes-folded', 'bulk-refused', 'forbidden', ...writeFailures)
  undo(
    @Tx() tx: Transaction,
    @Param('id', { schema: Action }) id: string,
    @Query({ schema: UndoActionQuery }) { atomic }: UndoActionQuery,
    @InAnyList() scope: ListScope,
  ): Promise<Done> {
    return this.undoing.undo(tx, scope, id, atomic ?? true);
  }
}
