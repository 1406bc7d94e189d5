import { Body, Controller, Delete, Get, HttpStatus, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateList, List, Lists, PatchList } from '@todo/shared/lists/list';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Transaction } from '../database/transaction.js';
import { Conditional } from '../http/conditions/conditional.js';
import { tagOf } from '../http/conditions/etag.js';
import { isUnchanged } from '../http/conditions/unchanged.js';
import { bodyFailures, Fails, NotModified, Operation, Returns } from '../http/contract/returns.js';
import { originOf } from '../http/origin/origin.js';
import { Tx, Write, writeFailures } from '../idempotency/write.js';
import type { Principal } from '../identity/principal.js';
import { By } from './access/by.js';
import { ListPathId } from './access/list-path-id.js';
import { type ListRow, toList } from './list-row.js';
import { type Expected, ExpectedState, listTag } from './list-tag.js';
import { ListWriteInterceptor } from './list-write.interceptor.js';
import { ListsService } from './lists.service.js';

const TrashQuery = z.object({
  deleted: z
    .stringbool({ error: 'deleted must be true or false' })
    .meta({ description: 'true for the lists in the trash that the caller owns', type: 'boolean' })
    .optional(),
});
type TrashQuery = z.infer<typeof TrashQuery>;

/** The resource `/lists`: lists that people share. */
@ApiTags('lists')
@Controller('lists')
export class ListsController {
  constructor(private readonly lists: ListsService) {}

  @Get()
  @Operation('List the lists', 'The lists that the caller is a member of, their own one first.')
  @Returns(Lists, HttpStatus.OK, 'the lists of the caller, their own one first')
  @NotModified()
  @Fails('invalid-parameter', 'unavailable')
  async list(
    @Query({ schema: TrashQuery }) { deleted = false }: TrashQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Lists | undefined> {
    const rows = await this.lists.list(request.principal, deleted);
    const origin = originOf(request);
    const tag = tagOf(`${origin} ${deleted} ${rows.map((row) => `${row.id} ${listTag(row)}`).join(' ')}`);
    return isUnchanged(request, reply, tag) ? undefined : rows.map((row) => toList(row, origin));
  }

  @Get(':id')
  @Operation('Read a list', 'Its name, what the caller may do in it, and the number of its last change.')
  @Returns(List)
  @NotModified()
  @Fails('not-found', 'unavailable')
  async get(
    @Param('id', { schema: ListPathId }) id: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<List | undefined> {
    const row = await this.lists.get(request.principal, id);
    return isUnchanged(request, reply, listTag(row)) ? undefined : toList(row, originOf(request));
  }

  @Post()
  @Operation('Create a list', 'The caller becomes its owner and can invite others.')
  @Returns(List, HttpStatus.CREATED)
  @Write(ListWriteInterceptor)
  @Fails('quota-exceeded', ...writeFailures, ...bodyFailures)
  create(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Body({ schema: CreateList }) input: CreateList,
  ): Promise<ListRow> {
    return this.lists.create(tx, principal, input);
  }

  @Patch(':id')
  @Operation('Rename a list', 'JSON merge patch (RFC 7396). For owners.')
  @Returns(List)
  @Conditional()
  @Write(ListWriteInterceptor)
  @Fails('not-found', ...writeFailures, ...bodyFailures)
  patch(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @Body({ schema: PatchList }) input: PatchList,
    @ExpectedState() expected: Expected,
  ): Promise<ListRow> {
    return this.lists.patch(tx, principal, id, input, expected);
  }

  @Delete(':id')
  @Operation('Delete a list', 'Moves the list to the trash, for all its members. For owners.')
  @Returns(null, HttpStatus.NO_CONTENT, 'moves the list to the trash')
  @Conditional()
  @Write(ListWriteInterceptor)
  @Fails('not-found', ...writeFailures)
  remove(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @ExpectedState() expected: Expected,
  ): Promise<void> {
    return this.lists.trash(tx, principal, id, expected);
  }

  @Post(':id/restore')
  @Operation('Restore a list', 'Takes a list out of the trash, with its todos and its members. For owners.')
  @Returns(List)
  @Conditional()
  @Write(ListWriteInterceptor)
  @Fails('not-found', ...writeFailures)
  restore(
    @Tx() tx: Transaction,
    @By() principal: Principal,
    @Param('id', { schema: ListPathId }) id: number,
    @ExpectedState() expected: Expected,
  ): Promise<ListRow> {
    return this.lists.restore(tx, principal, id, expected);
  }
}
