import { Body, Controller, Delete, Get, HttpStatus, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { headers } from '@todo/shared/headers';
import { ClearQuery, ListQuery } from '@todo/shared/todos/list-query';
import { Cleared, CreateTodo, PatchTodo, ReplaceTodo, ReplaceTodoById, Todo, TodoList } from '@todo/shared/todos/todo';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Transaction } from '../database/transaction.js';
import { Conditional } from '../http/conditions/conditional.js';
import { isKnownTag, isUnchanged } from '../http/conditions/unchanged.js';
import { bodyFailures, Fails, NotModified, Operation, Returns } from '../http/contract/returns.js';
import { Id } from '../http/input/id.js';
import { originOf } from '../http/origin/origin.js';
import { Tx, Write, WriteAfter, writeFailures } from '../idempotency/write.js';
import type { SerializedJson } from '../json/serialized-json.js';
import { InAnyList, InList, InLists, type OneList, type ReadLists } from '../lists/access/in-list.js';
import type { ListScope } from '../lists/access/list-scope.js';
import { ListService } from './list/list.service.js';
import { toFilter } from './list/list-request.js';
import type { TodoRow } from './todo.entity.js';
import { toTodo } from './todo.mapper.js';
import { Expected, itemTag } from './todo-tag.js';
import { TodosService } from './todos.service.js';
import type { Expectation } from './write/expectation.js';
import { TodoWriteInterceptor } from './write/todo-write.interceptor.js';

const DeleteQuery = z.object({
  deleted: z
    .stringbool({ error: 'deleted must be true or false' })
    .meta({ description: 'true removes a todo that is in the trash for good', type: 'boolean' })
    .optional(),
});
type DeleteQuery = z.infer<typeof DeleteQuery>;

/** The resource `/todo`, as `GET /docs` describes it. */
@ApiTags('todo')
@Controller('todo')
export class TodosController {
  constructor(
    private readonly todos: TodosService,
    private readonly pages: ListService,
  ) {}

  @Get()
  @Operation(
    'List todos',
    'One page of what the filters name, without any what is to do. A Link header with rel="next" leads to the next page.',
  )
  @Returns(TodoList, HttpStatus.OK, 'one page; a Link header with rel="next" leads to the next')
  @NotModified()
  @Fails('invalid-parameter', 'not-found', 'unavailable')
  async list(
    @Query({ schema: ListQuery }) query: ListQuery,
    @InLists() lists: ReadLists,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TodoList | SerializedJson | undefined> {
    const isKnown = (tag: string) => isKnownTag(request, tag);
    const answer = await this.pages.answer(lists, query, queryOf(request.url), originOf(request), isKnown);
    void reply.header(headers.lastEventId, answer.position);
    const unchanged = isUnchanged(request, reply, answer.tag);
    if (!('todos' in answer)) return undefined;
    const { link, total, todos } = answer;
    if (link) void reply.header('Link', link);
    if (total !== undefined) void reply.header(headers.totalCount, total);
    return unchanged ? undefined : todos;
  }

  @Get(':id')
  @Operation('Read a todo', 'The todo as it is now. What is in the trash is in the list with deleted=true only.')
  @Returns(Todo)
  @NotModified()
  @Fails('invalid-parameter', 'not-found', 'unavailable')
  async get(
    @Param('id', { schema: Id }) id: number,
    @InAnyList() scope: ListScope,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    const row = await this.todos.get(scope, id);
    return isUnchanged(request, reply, itemTag(row)) ? undefined : toTodo(row, originOf(request));
  }

  @Post()
  @Operation(
    'Add a todo',
    'Only the title is needed. The todo becomes the first of its column unless `order` says otherwise.',
  )
  @Returns(Todo, HttpStatus.CREATED)
  @Write(TodoWriteInterceptor)
  @Fails('not-found', 'quota-exceeded', ...writeFailures, ...bodyFailures)
  create(
    @Tx() tx: Transaction,
    @InList() list: OneList,
    @Body({ schema: CreateTodo }) input: CreateTodo,
  ): Promise<TodoRow> {
    return this.todos.create(tx, list, input);
  }

  @Put()
  @Operation(
    'Replace a todo named in the body',
    'Full replacement of the todo whose id is in the body: what is left out takes its default.',
  )
  @Returns(Todo, HttpStatus.OK, 'replaces the todo whose id is in the body')
  @Conditional()
  @Write(TodoWriteInterceptor)
  @Fails('not-found', 'quota-exceeded', ...writeFailures, ...bodyFailures)
  replaceById(
    @Tx() tx: Transaction,
    @InAnyList() scope: ListScope,
    @Body({ schema: ReplaceTodoById }) { id, ...input }: ReplaceTodoById,
    @Expected() expected: Expectation,
  ): Promise<TodoRow> {
    return this.todos.replace(tx, scope, id, input, expected);
  }

  @Put(':id')
  @Operation(
    'Replace a todo',
    'Full replacement: what is left out takes its default. Only the place in the order stays.',
  )
  @Returns(Todo)
  @Conditional()
  @Write(TodoWriteInterceptor)
  @Fails('not-found', 'quota-exceeded', ...writeFailures, ...bodyFailures)
  replace(
    @Tx() tx: Transaction,
    @InAnyList() scope: ListScope,
    @Param('id', { schema: Id }) id: number,
    @Body({ schema: ReplaceTodo }) input: ReplaceTodo,
    @Expected() expected: Expectation,
  ): Promise<TodoRow> {
    return this.todos.replace(tx, scope, id, input, expected);
  }

  @Patch(':id')
  @Operation(
    'Change a todo',
    'JSON merge patch (RFC 7396): what is left out stays. `before` and `after` move the todo next to another; `check` ' +
      'ticks one line of its checklist.',
  )
  @Returns(Todo, HttpStatus.OK, 'JSON merge patch; before and after move the todo')
  @Conditional()
  @Write(TodoWriteInterceptor)
  @Fails('not-found', 'quota-exceeded', 'neighbour-gone', 'line-gone', ...writeFailures, ...bodyFailures)
  patch(
    @Tx() tx: Transaction,
    @InAnyList() scope: ListScope,
    @Param('id', { schema: Id }) id: number,
    @Body({ schema: PatchTodo }) input: PatchTodo,
    @Expected() expected: Expectation,
  ): Promise<TodoRow> {
    return this.todos.patch(tx, scope, id, input, expected);
  }

  @Delete()
  @Operation(
    'Clear todos',
    'Moves all that the filter names to the trash; with deleted=true, removes what is there for good.',
  )
  @Returns(Cleared, HttpStatus.OK, 'moves all that the filter names to the trash; with deleted=true, empties it')
  @WriteAfter()
  @Fails('not-found', ...writeFailures)
  async clear(
    @InList() list: OneList,
    @Query({ schema: ClearQuery }) query: ClearQuery,
  ): Promise<(tx: Transaction) => Promise<Cleared>> {
    const filter = toFilter(query);
    const known = await this.pages.matches(list, filter);
    return (tx) => this.todos.clear(tx, list, filter, known);
  }

  @Delete(':id')
  @Operation('Delete a todo', 'Moves the todo to the trash; with deleted=true, removes one that is there for good.')
  @Returns(null, HttpStatus.NO_CONTENT, 'moves the todo to the trash; with deleted=true, removes it from there')
  @Conditional()
  @Write(TodoWriteInterceptor)
  @Fails('not-found', ...writeFailures)
  remove(
    @Tx() tx: Transaction,
    @InAnyList() scope: ListScope,
    @Param('id', { schema: Id }) id: number,
    @Query({ schema: DeleteQuery }) { deleted }: DeleteQuery,
    @Expected() expected: Expectation,
  ): Promise<void> {
    return deleted ? this.todos.purge(tx, scope, id, expected) : this.todos.trash(tx, scope, id, expected);
  }

  @Post(':id/restore')
  @Operation(
    'Restore a todo',
    'Takes a todo out of the trash, to where it was. One that is not in the trash stays as it is.',
  )
  @Returns(Todo)
  @Conditional()
  @Write(TodoWriteInterceptor)
  @Fails('not-found', ...writeFailures)
  restore(
    @Tx() tx: Transaction,
    @InAnyList() scope: ListScope,
    @Param('id', { schema: Id }) id: number,
    @Expected() expected: Expectation,
  ): Promise<TodoRow> {
    return this.todos.restore(tx, scope, id, expected);
  }
}

/** The query string of a URL, including its question mark; empty if there is none. */
function queryOf(url: string): string {
  const mark = url.indexOf('?');
  return mark === -1 ? '' : url.slice(mark);
}
