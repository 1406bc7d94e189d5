import { Controller, Get, HttpStatus, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Change, ChangePage } from '@todo/shared/journal/change';
import { ChangesQuery, HistoryQuery, SeqText, UndoQuery } from '@todo/shared/journal/changes-query';
import { Todo } from '@todo/shared/todos/todo';
import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../../database/transaction.js';
import { Fails, Operation, Returns } from '../../http/contract/returns.js';
import { Id } from '../../http/input/id.js';
import { originOf } from '../../http/origin/origin.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import type { EntryPage } from '../../journal/entry.js';
import { InAnyList, InList, InLists, type OneList, type ReadLists } from '../../lists/access/in-list.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import type { TodoRow } from '../todo.entity.js';
import { toChange } from './change.mapper.js';
import { ChangesService } from './changes.service.js';
import { UndoInterceptor } from './undo.interceptor.js';
import { UndoService } from './undo.service.js';

const Seq = SeqText('seq').meta({ description: 'number of the change in its list' });

/** What happened to the todos of a list, and taking it back. */
@ApiTags('todo')
@Controller('todo')
export class HistoryController {
  constructor(
    private readonly changes: ChangesService,
    private readonly undoing: UndoService,
  ) {}

  @Get('changes')
  @Operation(
    'Catch up',
    'What happened in a list after a number, oldest first. Numbers have no gaps and follow the order of the commits: who ' +
      'applies the changes one by one has the list. Texts of todos that were removed for good are not in it any more.',
  )
  @Returns(ChangePage)
  @Fails('invalid-parameter', 'not-found', 'changes-folded', 'unavailable')
  async since(
    @Query({ schema: ChangesQuery }) { since, limit }: ChangesQuery,
    @InLists() { ids: [list = 0] }: ReadLists,
    @Req() request: FastifyRequest,
  ): Promise<ChangePage> {
    return toPage(await this.changes.since(list, since, limit, originOf(request)), request);
  }

  @Get(':id/history')
  @Operation(
    'History of a todo',
    'What happened to a todo in the list where it is now, newest first, by whom and when.',
  )
  @Returns(ChangePage)
  @Fails('invalid-parameter', 'not-found', 'unavailable')
  async history(
    @Param('id', { schema: Id }) id: number,
    @Query({ schema: HistoryQuery }) { before, limit }: HistoryQuery,
    @InAnyList() scope: ListScope,
    @Req() request: FastifyRequest,
  ): Promise<ChangePage> {
    return toPage(await this.changes.history(scope, id, before, limit), request);
  }

  @Post('changes/:seq/undo')
  @Operation(
    'Undo a change',
    'Takes one change back, exactly. Refused if what it wrote was changed since, with the later change as `later`: ' +
      'nothing is overwritten unseen.',
  )
  @Returns(Todo, HttpStatus.OK, 'the todo after it')
  @Write(UndoInterceptor)
  @Fails('not-found', 'changes-folded', 'undo-refused', 'quota-exceeded', 'validation', 'forbidden', ...writeFailures)
  undo(
    @Tx() tx: Transaction,
    @Param('seq', { schema: Seq }) seq: number,
    @Query({ schema: UndoQuery }) _query: UndoQuery,
    @InList() { list }: OneList,
    @InAnyList() scope: ListScope,
  ): Promise<TodoRow> {
    return this.undoing.undo(tx, scope, list, seq);
  }
}

function toPage({ entries, last, more }: EntryPage, request: FastifyRequest): ChangePage {
  const origin = originOf(request);
  return { changes: entries.map((entry): Change => toChange(entry, origin)), last, more };
}
