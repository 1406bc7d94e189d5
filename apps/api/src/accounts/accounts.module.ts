import { Module } from '@nestjs/common';
import { CalendarModule } from '../calendar/calendar.module.js';
import { EntityModule } from '../database/entity.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { Authenticator } from '../identity/authenticator.js';
import { ListsModule } from '../lists/lists.module.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { TodosModule } from '../todos/todos.module.js';
import { Authentication } from './authentication/authentication.service.js';
import { CredentialRepository } from './authentication/credential.repository.js';
import { SessionEntity } from './sessions/session.entity.js';
import { SessionRepository } from './sessions/session.repository.js';
import { SessionCleaning } from './sessions/session-cleaning.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsService } from './sessions/sessions.service.js';
import { TokenEntity } from './tokens/token.entity.js';
import { TokenRepository } from './tokens/token.repository.js';
import { TokensController } from './tokens/tokens.controller.js';
import { TokensService } from './tokens/tokens.service.js';
import { ExportService } from './users/export.service.js';
import { UserEntity } from './users/user.entity.js';
import { UserRepository } from './users/user.repository.js';
import { UsersController } from './users/users.controller.js';
import { UsersService } from './users/users.service.js';

@Module({
  imports: [
    EntityModule.of(UserEntity, SessionEntity, TokenEntity),
    IdempotencyModule,
    MetricsModule,
    CalendarModule,
    ListsModule,
    TodosModule,
  ],
  controllers: [UsersController, SessionsController, TokensController],
  providers: [
    Authentication,
    { provide: Authenticator, useExisting: Authentication },
    CredentialRepository,
    UsersService,
    UserRepository,
    ExportService,
    SessionsService,
    SessionRepository,
    SessionCleaning,
    TokensService,
    TokenRepository,
  ],
  exports: [Authentication, Authenticator, UsersService],
})
export class AccountsModule {}
