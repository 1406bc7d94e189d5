import { AsyncLocalStorage } from 'node:async_hooks';
import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { AccountExport } from '@todo/shared/todos/export';
import { Todo } from '@todo/shared/todos/todo';
import type { Principal } from '../../identity/principal.js';
import { compileSerializer } from '../../json/serializer.js';
import { OwnerTodosService } from '../../todos/owner-todos.service.js';
import { toSession, toToken, toUser } from '../account.mapper.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { TokensService } from '../tokens/tokens.service.js';
import { UsersService } from './users.service.js';

const writeExport = compileSerializer(AccountExport);
const writeTodo = compileSerializer(Todo);
const noTodos = '"todos":[]';

/** Todos held in memory at a time: about a megabyte if all are of maximum length. */
const batchRows = 16;

/** Exports everything that is stored about an account. */
@Injectable()
export class ExportService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly todos: OwnerTodosService,
  ) {}

  /**
   * An `AccountExport` as JSON. The todos are read in batches while it is sent, so that neither a long list nor a slow
   * client costs memory.
   * @param origin scheme and host for the URLs of the todos
   */
  async of(principal: Principal, origin: string): Promise<Readable> {
    const [user, sessions, tokens, ids] = await Promise.all([
      this.users.get(principal),
      this.sessions.list(principal),
      this.tokens.list(principal),
      this.todos.ids(principal.owner),
    ]);
    const withoutTodos = writeExport({
      exported: new Date().toISOString(),
      user: toUser(user),
      todos: [],
      sessions: sessions.map((row) => toSession(row, principal)),
      tokens: tokens.map(toToken),
    });
    // The client's reads trigger each batch, and their async context must not replace the consistency of this request.
    const inThisRequest = AsyncLocalStorage.snapshot();
    const read = (part: readonly number[]) => inThisRequest(() => this.todos.among(principal.owner, part, origin));
    return Readable.from(fill(withoutTodos, ids, read));
  }
}

/**
 * Inserts the todos where the JSON has an empty list: quotes in its strings are escaped, so there is only one such
 * place.
 */
async function* fill(
  json: string,
  ids: readonly number[],
  read: (part: readonly number[]) => Promise<Todo[]>,
): AsyncGenerator<string> {
  const [head, tail] = json.split(noTodos) as [string, string];
  let before = `${head}"todos":[`;
  for (let start = 0; start < ids.length; start += batchRows) {
    const todos = await read(ids.slice(start, start + batchRows));
    if (todos.length === 0) continue;
    yield before + todos.map(writeTodo).join(',');
    before = ',';
  }
  yield `${before === ',' ? '' : before}]${tail}`;
}
