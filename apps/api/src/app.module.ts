import { type DynamicModule, Module, type OnApplicationShutdown } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { Authentication } from './accounts/authentication/authentication.service.js';
import { CredentialRepository } from './accounts/authentication/credential.repository.js';
import { SessionRepository } from './accounts/sessions/session.repository.js';
import { SessionsController } from './accounts/sessions/sessions.controller.js';
import { SessionsService } from './accounts/sessions/sessions.service.js';
import { TokenRepository } from './accounts/tokens/token.repository.js';
import { TokensController } from './accounts/tokens/tokens.controller.js';
import { TokensService } from './accounts/tokens/tokens.service.js';
import { ExportService } from './accounts/users/export.service.js';
import { UserRepository } from './accounts/users/user.repository.js';
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
import { ListRepository } from './todos/list/list.repository.js';
import { ListService } from './todos/list/list.service.js';
import { OwnerTodosService } from './todos/owner-todos.service.js';
import { Places } from './todos/place.js';
import { PlaceRepository } from './todos/place.repository.js';
import { Quota } from './todos/quota/quota.js';
import { StoredAmountRepository } from './todos/quota/stored-amount.repository.js';
import { TodoRepository } from './todos/todo.repository.js';
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
        CredentialRepository,
        SessionRepository,
        TokenRepository,
        UserRepository,
        Draining,
        ExportService,
        HealthService,
        Housekeeping,
        Idempotency,
        ListService,
        OwnerTodosService,
        Metrics,
        SessionsService,
        ListRepository,
        PlaceRepository,
        Places,
        Quota,
        StoredAmountRepository,
        TodoRepository,
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
