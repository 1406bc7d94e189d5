import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { entities } from './schema.js';

/** How a feature's module offers its tables to the database, which is opened when all modules are loaded. */
@Module({})
export class EntityModule {
  static of(...offered: Type[]): DynamicModule {
    entities.push(...offered);
    return { module: EntityModule };
  }
}
