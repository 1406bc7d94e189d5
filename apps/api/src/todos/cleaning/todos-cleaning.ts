import { Inject, Injectable } from '@nestjs/common';
import { HourlyCleaning } from '../../cleaning/hourly-cleaning.js';
import type { Config } from '../../config/config.js';
import { CONFIG } from '../../config/config.token.js';
import { Database } from '../../database/database.js';
import { AccountListsService } from '../../lists/account-lists.service.js';
import { recountOld } from '../quota/recount.js';
import { StoredAmountRepository } from '../quota/stored-amount.repository.js';
import { TodoRepository } from '../todo.repository.js';
import { removeOrphans } from './orphans.js';
import { PurgeRepository } from './purge.repository.js';
import { purgeTrash } from './trash-purge.js';
import { purgeLists } from './trashed-lists.js';

/**
 * Removes todos that nobody can see any more, then recounts what is stored; in sequence, since both lock the same rows.
 */
@Injectable()
export class TodosCleaning extends HourlyCleaning {
  constructor(
    db: Database,
    private readonly purges: PurgeRepository,
    private readonly amounts: StoredAmountRepository,
    private readonly lists: AccountListsService,
    private readonly todos: TodoRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    super(db);
  }

  protected override async clean(): Promise<void> {
    await this.remove('todo(s) written for accounts that were being deleted', () =>
      removeOrphans(this.db, this.purges),
    );
    await this.remove('todo(s) from the trash', () => purgeTrash(this.db, this.purges, this.config.TODO_TRASH_DAYS));
    await this.remove('list(s) from the trash', () =>
      purgeLists(this.db, this.lists, this.todos, this.config.TODO_TRASH_DAYS),
    );
    await this.attempt('count what is stored', () => recountOld(this.db, this.amounts));
  }
}
