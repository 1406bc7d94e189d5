import { Body, Controller, Delete, Get, HttpStatus, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { headers } from '@todo/shared/headers';
import { ClearQuery, ListQuery } from '@todo/shared/list-query';
import type { ErrorCode } from '@todo/shared/problem';
import { Cleared, CreateTodo, PatchTodo, ReplaceTodo, ReplaceTodoById, Todo, TodoList } from '@todo/shared/todo';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Transaction } from '../database/transaction.js';
import { AppError } from '../errors/app-error.js';
import { matches, opaqueOf, parseEntityTags } from '../http/conditions/etag.js';
import { bodyFailures, Fails, NotModified, Operation, Returns } from '../http/contract/returns.js';
import { Id } from '../http/input/id.js';
import { Conditional, Write, WriteHeaders, type WriteRequest } from '../http/input/write-request.js';
import { originOf } from '../http/origin/origin.js';
import { type Answer, send } from '../http/server/answer.js';
import type { Written } from '../http/server/written.js';
import { Idempotency } from '../idempotency/idempotency.service.js';
import { KeptLists } from './list/list-cache.js';
import { VersionMismatch } from './precondition.js';
import { storedAnswer } from './stored-answer.js';
import type { TodoRow } from './todo.entity.js';
import { toTodo } from './todo.mapper.js';
import { itemTag } from './todo-tag.js';
import { TodosService } from './todos.service.js';

const DeleteQuery = z.object({
  deleted: z
    .stringbool({ error: 'deleted must be true or false' })
    .meta({ description: 'true removes a todo that is in the trash for good', type: 'boolean' })
    .optional(),
});
type DeleteQuery = z.infer<typeof DeleteQuery>;

/** What every write can answer. */
const writeFailures: ErrorCode[] = ['invalid-parameter', 'idempotency-running', 'idempotency-mismatch', 'unavailable'];

/** The resource `/todo`, as `GET /docs` describes it. */
@ApiTags('todo')
@Controller('todo')
export class TodosController {
  private readonly lists = new KeptLists();

  constructor(
    private readonly todos: TodosService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Operation(
    'List todos',
    'One page of what the filters name, without any what is to do. A Link header with rel="next" leads to the next page.',
  )
  @Returns(TodoList, HttpStatus.OK, 'one page; a Link header with rel="next" leads to the next')
  @NotModified()
  @Fails('invalid-parameter', 'unavailable')
  async list(
    @Query({ schema: ListQuery }) query: ListQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TodoList | Written | undefined> {
    const { owner } = request.principal;
    const page = await this.todos.list(owner, query);
    const question = { owner, origin: originOf(request), cursor: query.cursor };
    const { tag, link, todos } = this.lists.wire(question, page);
    if (link) void reply.header('Link', link);
    if (page.total !== undefined) void reply.header(headers.totalCount, page.total);
    return isUnchanged(request, reply, tag) ? undefined : todos;
  }

  @Get(':id')
  @Operation('Read a todo', 'The todo as it is now. What is in the trash is in the list with deleted=true only.')
  @Returns(Todo)
  @NotModified()
  @Fails('invalid-parameter', 'not-found', 'unavailable')
  async get(
    @Param('id', { schema: Id }) id: number,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    const row = await this.todos.get(request.principal.owner, id);
    return isUnchanged(request, reply, itemTag(row)) ? undefined : toTodo(row, originOf(request));
  }

  @Post()
  @Operation(
    'Add a todo',
    'Only the title is needed. The todo becomes the first of its column unless `order` says otherwise.',
  )
  @Returns(Todo, HttpStatus.CREATED)
  @WriteHeaders()
  @Fails('quota-exceeded', ...writeFailures, ...bodyFailures)
  create(
    @Body({ schema: CreateTodo }) input: CreateTodo,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    return this.answer(write, reply, { status: HttpStatus.CREATED, sent: input.content }, (tx) =>
      this.todos.create(tx, write.owner, input),
    );
  }

  @Put()
  @Operation(
    'Replace a todo named in the body',
    'Full replacement of the todo whose id is in the body: what is left out takes its default.',
  )
  @Returns(Todo, HttpStatus.OK, 'replaces the todo whose id is in the body')
  @Conditional()
  @WriteHeaders()
  @Fails('not-found', 'quota-exceeded', ...writeFailures, ...bodyFailures)
  replaceById(
    @Body({ schema: ReplaceTodoById }) { id, ...input }: ReplaceTodoById,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    return this.replace(id, input, write, reply);
  }

  @Put(':id')
  @Operation(
    'Replace a todo',
    'Full replacement: what is left out takes its default. Only the place in the order stays.',
  )
  @Returns(Todo)
  @Conditional()
  @WriteHeaders()
  @Fails('not-found', 'quota-exceeded', ...writeFailures, ...bodyFailures)
  replace(
    @Param('id', { schema: Id }) id: number,
    @Body({ schema: ReplaceTodo }) input: ReplaceTodo,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    return this.answer(write, reply, { sent: input.content }, (tx) =>
      this.todos.replace(tx, write.owner, id, input, write),
    );
  }

  @Patch(':id')
  @Operation(
    'Change a todo',
    'JSON merge patch (RFC 7396): what is left out stays. `before` and `after` move the todo next to another.',
  )
  @Returns(Todo, HttpStatus.OK, 'JSON merge patch; before and after move the todo')
  @Conditional()
  @WriteHeaders()
  @Fails('not-found', 'quota-exceeded', 'neighbour-gone', ...writeFailures, ...bodyFailures)
  patch(
    @Param('id', { schema: Id }) id: number,
    @Body({ schema: PatchTodo }) input: PatchTodo,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    return this.answer(write, reply, { sent: input.content ?? undefined }, (tx) =>
      this.todos.patch(tx, write.owner, id, input, write),
    );
  }

  @Delete()
  @Operation(
    'Clear todos',
    'Moves all that the filter names to the trash; with deleted=true, removes what is there for good.',
  )
  @Returns(Cleared, HttpStatus.OK, 'moves all that the filter names to the trash; with deleted=true, empties it')
  @WriteHeaders()
  @Fails(...writeFailures)
  async clear(
    @Query({ schema: ClearQuery }) query: ClearQuery,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Cleared | undefined> {
    const answer = await this.idempotency.once(write.repeatable, async (tx) => {
      const ids = await this.todos.clear(tx, write.owner, query);
      return { status: HttpStatus.OK, headers: {}, body: { deleted: ids.length, ids } };
    });
    return send(reply, answer, write.prefersMinimal);
  }

  @Delete(':id')
  @Operation('Delete a todo', 'Moves the todo to the trash; with deleted=true, removes one that is there for good.')
  @Returns(null, HttpStatus.NO_CONTENT, 'moves the todo to the trash; with deleted=true, removes it from there')
  @Conditional()
  @WriteHeaders()
  @Fails('not-found', ...writeFailures)
  async remove(
    @Param('id', { schema: Id }) id: number,
    @Query({ schema: DeleteQuery }) { deleted }: DeleteQuery,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.idempotency.once(write.repeatable, async (tx) => {
      await withCurrent(
        write.origin,
        deleted ? this.todos.purge(tx, write.owner, id, write) : this.todos.trash(tx, write.owner, id, write),
      );
      return { status: HttpStatus.NO_CONTENT, headers: {}, body: undefined };
    });
    send(reply, answer, write.prefersMinimal);
  }

  @Post(':id/restore')
  @Operation(
    'Restore a todo',
    'Takes a todo out of the trash, to where it was. One that is not in the trash stays as it is.',
  )
  @Returns(Todo)
  @Conditional()
  @WriteHeaders()
  @Fails('not-found', ...writeFailures)
  restore(
    @Param('id', { schema: Id }) id: number,
    @Write() write: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Todo | undefined> {
    return this.answer(write, reply, {}, (tx) => this.todos.restore(tx, write.owner, id, write));
  }

  /**
   * Runs a write of one todo, at most once for its key, and answers with the todo as it is then.
   * @param kind `sent` is the content that came with the request
   */
  private async answer(
    write: WriteRequest,
    reply: FastifyReply,
    { status = HttpStatus.OK, sent }: { status?: number; sent?: string | undefined },
    work: (tx: Transaction) => Promise<TodoRow>,
  ): Promise<Todo | undefined> {
    const { owner, origin } = write;
    const form = storedAnswer({ origin, sent, read: (tx, id) => this.todos.find(tx, owner, id) });
    const once = async (tx: Transaction): Promise<Answer<Todo>> => {
      const row = await withCurrent(origin, work(tx));
      const todo = toTodo(row, origin);
      const answerHeaders: Record<string, string> = { ETag: itemTag(row) };
      if (status === HttpStatus.CREATED) answerHeaders.Location = todo.url;
      return { status, headers: answerHeaders, body: todo };
    };
    const answer = await this.idempotency.once(write.repeatable, once, form);
    return send(reply, answer, write.prefersMinimal);
  }
}

/** Tells the client who met a newer version what that version is. */
async function withCurrent<T>(origin: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof VersionMismatch)) throw error;
    throw new AppError('precondition-failed', `${error.message}: merge with "current" and send its version`, {
      members: { current: toTodo(error.current, origin) },
      headers: { ETag: itemTag(error.current) },
    });
  }
}

/** Sets the tag of a read; true, with 304 set, when the client has this very state. */
function isUnchanged(request: FastifyRequest, reply: FastifyReply, tag: string): boolean {
  void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-cache' });
  const known = parseEntityTags(request.headers['if-none-match']);
  if (known === undefined || !matches(known, opaqueOf(tag))) return false;
  void reply.status(HttpStatus.NOT_MODIFIED);
  return true;
}
