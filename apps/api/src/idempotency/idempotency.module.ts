import { Module } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { Idempotency } from './idempotency.service.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import { KeyCleaning } from './key-cleaning.js';

/** For modules that declare `@Write()` handlers. */
@Module({
  imports: [EntityModule.of(IdempotencyKeyEntity)],
  providers: [Idempotency, KeyCleaning],
  exports: [Idempotency],
})
export class IdempotencyModule {}
