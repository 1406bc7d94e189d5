import { Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../../cleaning/hourly-cleaning.js';
import { Database } from '../../database/database.js';
import { NewTodos } from '../../todos/arrivals/new-todos.service.js';
import { ImportedRepository } from './imported.repository.js';

/** Forgets which entries the todos came from that were removed for good. */
@Injectable()
export class ImportedCleaning extends HourlyCleaning {
  constructor(
    db: Database,
    private readonly repository: ImportedRepository,
    private readonly todos: NewTodos,
  ) {
    super(db);
  }

  protected override clean(): Promise<void> {
    return this.remove('entr(ies) of files whose todos are gone', async () => {
      let removed = 0;
      for (let after = 0; ; ) {
        const known = await this.db.reads((reader) => this.repository.todosAfter(reader, after));
        const last = known.at(-1);
        if (last === undefined) return removed;
        after = last;
        // In the transaction: a todo that a replica does not have yet is not gone.
        removed += await this.db.writes(async (tx) => {
          const there = await this.todos.existing(tx, known);
          const gone = known.filter((id) => !there.has(id));
          if (gone.length > 0) await this.repository.forget(tx, gone);
          return gone.length;
        });
      }
    });
  }
}
