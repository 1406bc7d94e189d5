import { Injectable } from '@nestjs/common';
import type { AccountExport } from '@todo/shared/export';
import type { Caller } from '../http/caller.js';
import { TodosService } from '../todos/todos.service.js';
import { toSession, toToken, toUser } from './account.mapper.js';
import { SessionsService } from './sessions.service.js';
import { TokensService } from './tokens.service.js';
import { UsersService } from './users.service.js';

/** Hands people what is theirs. */
@Injectable()
export class ExportService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
    private readonly tokens: TokensService,
    private readonly todos: TodosService,
  ) {}

  /** @param origin scheme and host for the addresses of the todos */
  async of(caller: Caller, origin: string): Promise<AccountExport> {
    const [user, sessions, tokens, todos] = await Promise.all([
      this.users.get(caller),
      this.sessions.list(caller),
      this.tokens.list(caller),
      this.todos.everything(caller.owner, origin),
    ]);
    return {
      exported: new Date().toISOString(),
      user: toUser(user),
      todos,
      sessions: sessions.map((row) => toSession(row, caller)),
      tokens: tokens.map(toToken),
    };
  }
}
