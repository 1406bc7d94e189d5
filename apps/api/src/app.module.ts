import { type DynamicModule, Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AccountsModule } from './accounts/accounts.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import type { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import type { Database } from './database/database.js';
import { DatabaseModule } from './database/database.module.js';
import { EventsModule } from './events/events.module.js';
import { ExportsModule } from './exports/exports.module.js';
import { HealthModule } from './health/health.module.js';
import { HttpModule } from './http/http.module.js';
import { ImportsModule } from './imports/imports.module.js';
import { ListsModule } from './lists/lists.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import type { SharedStore } from './store/shared-store.js';
import { StoreModule } from './store/store.module.js';
import { TodosModule } from './todos/todos.module.js';

/** The service: its infrastructure and its features, each of which is a folder and a line here. */
@Module({})
export class AppModule {
  static with(config: Config, db: Database, store: SharedStore): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.with(db),
        StoreModule.with(store),
        ScheduleModule.forRoot(),
        HttpModule,
        ListsModule,
        TodosModule,
        AccountsModule,
        CalendarModule,
        EventsModule,
        ExportsModule,
        ImportsModule,
        HealthModule,
        MetricsModule,
      ],
    };
  }
}
