import { type DynamicModule, Global, Module, type OnApplicationShutdown } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { SharedStore } from './shared-store.js';
import { ThrottleEntity } from './throttle.entity.js';
import { WindowCleaning } from './window-cleaning.js';

/** The store that the instances share besides the database, for every module; closed with the service. */
@Global()
@Module({ imports: [EntityModule.of(ThrottleEntity)], providers: [WindowCleaning] })
export class StoreModule implements OnApplicationShutdown {
  constructor(private readonly store: SharedStore) {}

  static with(store: SharedStore): DynamicModule {
    return { module: StoreModule, providers: [{ provide: SharedStore, useValue: store }], exports: [SharedStore] };
  }

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}
