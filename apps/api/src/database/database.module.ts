import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database.js';

/** The database, for every module; closed with the service. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(private readonly db: Database) {}

  /** @param db an open database: the service does not start without one */
  static with(db: Database): DynamicModule {
    return { module: DatabaseModule, providers: [{ provide: Database, useValue: db }], exports: [Database] };
  }

  onApplicationShutdown(): Promise<void> {
    return this.db.close();
  }
}
