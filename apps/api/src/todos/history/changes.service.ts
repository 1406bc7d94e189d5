import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { AppError, notFound } from '../../errors/app-error.js';
import type { EntryPage, Folded } from '../../journal/entry.js';
import { Journal } from '../../journal/journal.service.js';
import type { ListScope } from '../../lists/access/list-scope.js';
import { TodoRepository } from '../todo.repository.js';

/** What happened in a list, and to one todo. */
@Injectable()
export class ChangesService {
  constructor(
    private readonly db: Database,
    private readonly journal: Journal,
    private readonly todos: TodoRepository,
  ) {}

  /**
   * @param origin scheme and host by which the client reached us
   * @throws AppError `changes-folded` when the changes after `since` are not complete any more
   */
  async since(list: number, since: number, limit: number, origin: string): Promise<EntryPage> {
    const read = (reader: Parameters<Journal['changesSince']>[0]) =>
      this.journal.changesSince(reader, list, since, limit);
    const page = await this.db.reads(read);
    if (!isFolded(page)) return page;
    // A replica may not have reached `since` yet, which looks like a number of another history.
    const latest = await this.db.readsLatest(read);
    if (isFolded(latest)) throw folded(since, latest, `${origin}/todo?list=${list}&status=ALL`);
    return latest;
  }

  /**
   * The changes of a todo in the list where it is now, newest first.
   * @throws AppError `not-found`, but not for a todo in the trash
   */
  history(scope: ListScope, id: number, before: number, limit: number): Promise<EntryPage> {
    return this.db.reads(async (reader) => {
      const row = await scope.seek(reader, (lists) => this.todos.find(reader, lists, id));
      if (!row) throw notFound(id);
      return this.journal.history(reader, row.list, id, before, limit);
    });
  }
}

function isFolded(page: EntryPage | Folded): page is Folded {
  return 'first' in page;
}

function folded(since: number, { first, last }: Folded, list: string): AppError {
  return new AppError(
    'changes-folded',
    `what followed change ${since} is not kept: read the list again, and go on with since=${last}`,
    { members: { first, last, list } },
  );
}
