import { Body, Controller, Delete, Get, HttpStatus, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CreateSavedFilter, PatchSavedFilter, SavedFilter, SavedFilterList } from '@todo/shared/filters/saved-filter';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Transaction } from '../../database/transaction.js';
import { Conditional } from '../../http/conditions/conditional.js';
import { tagOf } from '../../http/conditions/etag.js';
import { isUnchanged } from '../../http/conditions/unchanged.js';
import { bodyFailures, Fails, NotModified, Operation, Returns } from '../../http/contract/returns.js';
import { Id } from '../../http/input/id.js';
import { originOf } from '../../http/origin/origin.js';
import { Tx, Write, writeFailures } from '../../idempotency/write.js';
import { InAnyList } from '../../lists/access/in-list.js';
import { ListPathId } from '../../lists/access/list-path-id.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { Memberships } from '../../lists/access/memberships.service.js';
import { type Expected, ExpectedState } from '../../lists/list-tag.js';
import { type FilterRow, filterTag, toSavedFilter } from './filter-row.js';
import { FilterWriteInterceptor } from './filter-write.interceptor.js';
import { FiltersService } from './filters.service.js';

const InPath = () => Param('id', { schema: ListPathId });
const FilterInPath = () => Param('filter', { schema: Id });

/** The resource `/lists/{id}/filters`. */
@ApiTags('lists')
@Controller('lists/:id/filters')
export class FiltersController {
  constructor(
    private readonly filters: FiltersService,
    private readonly memberships: Memberships,
  ) {}

  @Get()
  @Operation('List the saved filters', 'Filters that the list has under a name, in their order, for all its members.')
  @Returns(SavedFilterList)
  @NotModified()
  @Fails('not-found', 'unavailable')
  async list(
    @InPath() id: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilterList | undefined> {
    await this.memberships.roleIn(request.principal, id);
    const rows = await this.filters.list(id);
    const origin = originOf(request);
    if (isUnchanged(request, reply, tagOf(`${origin} ${id} ${rows.map(filterTag).join()}`))) return undefined;
    return rows.map((row) => toSavedFilter(row, origin));
  }

  @Get(':filter')
  @Operation('Read a saved filter', 'Its name, and the query that it stands for.')
  @Returns(SavedFilter)
  @NotModified()
  @Fails('not-found', 'unavailable')
  async get(
    @InPath() id: number,
    @FilterInPath() filter: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SavedFilter | undefined> {
    await this.memberships.roleIn(request.principal, id);
    const row = await this.filters.get(id, filter);
    return isUnchanged(request, reply, filterTag(row)) ? undefined : toSavedFilter(row, originOf(request));
  }

  @Post()
  @Operation('Save a filter', 'Gives the query of a board or list a name, after the others. For editors.')
  @Returns(SavedFilter, HttpStatus.CREATED)
  @Write(FilterWriteInterceptor)
  @Fails('not-found', 'forbidden', 'name-taken', 'quota-exceeded', ...writeFailures, ...bodyFailures)
  async create(
    @Tx() tx: Transaction,
    @InPath() id: number,
    @InAnyList() scope: ListScope,
    @Body({ schema: CreateSavedFilter }) input: CreateSavedFilter,
  ): Promise<FilterRow> {
    await scope.requireEditorNow(tx, id);
    return this.filters.create(tx, id, input);
  }

  @Patch(':filter')
  @Operation('Change a saved filter', 'JSON merge patch (RFC 7396): another name, query or place. For editors.')
  @Returns(SavedFilter)
  @Conditional()
  @Write(FilterWriteInterceptor)
  @Fails('not-found', 'forbidden', 'name-taken', ...writeFailures, ...bodyFailures)
  async patch(
    @Tx() tx: Transaction,
    @InPath() id: number,
    @FilterInPath() filter: number,
    @InAnyList() scope: ListScope,
    @Body({ schema: PatchSavedFilter }) input: PatchSavedFilter,
    @ExpectedState() expected: Expected,
  ): Promise<FilterRow> {
    await scope.requireEditorNow(tx, id);
    return this.filters.patch(tx, id, filter, input, expected);
  }

  @Delete(':filter')
  @Operation('Delete a saved filter', 'The todos that it shows stay. For editors.')
  @Returns(null, HttpStatus.NO_CONTENT, 'deletes the filter')
  @Conditional()
  @Write(FilterWriteInterceptor)
  @Fails('not-found', 'forbidden', ...writeFailures)
  async remove(
    @Tx() tx: Transaction,
    @InPath() id: number,
    @FilterInPath() filter: number,
    @InAnyList() scope: ListScope,
    @ExpectedState() expected: Expected,
  ): Promise<undefined> {
    await scope.requireEditorNow(tx, id);
    await this.filters.remove(tx, id, filter, expected);
  }
}
