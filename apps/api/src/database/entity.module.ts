import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { entities } from './schema.js';

/** Lets the module of a feature register its tables with the database, which is opened after all modules are loaded. */
@Module({})
export class EntityModule {
  static of(...offered: Type[]): DynamicModule {
    entities.push(...offered);
    return { module: EntityModule };
  }
}
