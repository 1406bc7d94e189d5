import { Module } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { JournalModule } from '../journal/journal.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { TodosModule } from '../todos/todos.module.js';
import { FeedEntity } from './feeds/feed.entity.js';
import { FeedRepository } from './feeds/feed.repository.js';
import { FeedsController } from './feeds/feeds.controller.js';
import { FeedsService } from './feeds/feeds.service.js';
import { FeedController } from './reading/feed.controller.js';
import { FeedReader } from './reading/feed-reader.service.js';
import { GuessLimit } from './reading/guess-limit.js';

@Module({
  imports: [EntityModule.of(FeedEntity), IdempotencyModule, JournalModule, ListsModule, TodosModule],
  controllers: [FeedsController, FeedController],
  providers: [FeedsService, FeedRepository, FeedReader, GuessLimit],
  exports: [FeedsService],
})
export class CalendarModule {}
