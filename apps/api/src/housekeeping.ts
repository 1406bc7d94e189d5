import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { removeExpiredSessions } from './accounts/account.repository.js';
import { removeOrphans } from './accounts/orphans.js';
import type { Config } from './config/config.js';
import { CONFIG } from './config/config.token.js';
import { Database } from './db/database.js';
import { toStored } from './db/timestamp.js';
import { forgetOldKeys } from './idempotency/expiry.js';
import { removeEndedWindows } from './store/throttle.repository.js';
import { TodosService } from './todos/todos.service.js';
import { purgeTrash } from './todos/trash-purge.js';

const intervalMs = 60 * 60 * 1000;

/** What has to be cleaned up now and then. Every instance does it; what one did the others find done. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Housekeeping');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Database,
    private readonly todos: TodosService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.run(), intervalMs).unref();
    void this.run();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      await forgetOldKeys(this.db);
      const now = toStored(new Date());
      await this.db.writes((tx) => removeExpiredSessions(tx, now));
      await this.db.writes((tx) => removeEndedWindows(tx, now));
      await removeOrphans(this.db, this.todos);
      const purged = await purgeTrash(this.db, this.config.TODO_TRASH_DAYS);
      if (purged > 0) this.logger.log(`${purged} todo(s) left the trash for good`);
    } catch (error) {
      this.logger.warn(`will try again in an hour: ${String(error)}`);
    }
  }
}
