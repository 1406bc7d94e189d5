import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { Authentication } from './accounts/authentication/authentication.service.js';
import { SessionsController } from './accounts/sessions/sessions.controller.js';
import { SessionsService } from './accounts/sessions/sessions.service.js';
import { TokensController } from './accounts/tokens/tokens.controller.js';
import { TokensService } from './accounts/tokens/tokens.service.js';
import { ExportService } from './accounts/users/export.service.js';
import { UsersController } from './accounts/users/users.controller.js';
import { UsersService } from './accounts/users/users.service.js';
import type { Config } from './config/config.js';
import { CONFIG } from './config/config.token.js';
import { Database } from './database/database.js';
import { Draining } from './health/draining.js';
import { HealthController } from './health/health.controller.js';
import { HealthService } from './health/health.service.js';
import { Housekeeping } from './housekeeping.js';
import { ProblemFilter } from './http/errors/problem.filter.js';
import { ProblemsController } from './http/errors/problems.controller.js';
import { SchemaPipe } from './http/input/schema.pipe.js';
import { Idempotency } from './idempotency/idempotency.service.js';
import { Metrics } from './metrics/metrics.service.js';
import { SharedStore } from './store/shared-store.js';
import { ListService } from './todos/list/list.service.js';
import { OwnerTodosService } from './todos/owner-todos.service.js';
import { Quota } from './todos/quota/quota.js';
import { TodosController } from './todos/todos.controller.js';
import { TodosService } from './todos/todos.service.js';

@Module({})
export class AppModule implements OnApplicationShutdown {
  constructor(
    private readonly db: Database,
    private readonly store: SharedStore,
  ) {}

  static with(config: Config, db: Database, store: SharedStore): DynamicModule {
    return {
      module: AppModule,
      controllers: [
        TodosController,
        UsersController,
        SessionsController,
        TokensController,
        HealthController,
        ProblemsController,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: Database, useValue: db },
        { provide: SharedStore, useValue: store },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_FILTER, useClass: ProblemFilter },
        Authentication,
        Draining,
        ExportService,
        HealthService,
        Housekeeping,
        Idempotency,
        ListService,
        Metrics,
        OwnerTodosService,
        Quota,
        SessionsService,
        TodosService,
        TokensService,
        UsersService,
      ],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.store.close();
    await this.db.close();
  }
}
