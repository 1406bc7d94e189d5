import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { HealthModule } from '../health/health.module.js';
import { JournalModule } from '../journal/journal.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { Admission } from './admission/admission.js';
import { ListAccess } from './admission/list-access.js';
import { EventsController } from './events.controller.js';
import { FeedSource } from './hub/feed-source.js';
import { Hub } from './hub/hub.js';
import { OpenStreams } from './open-streams.js';

@Module({
  imports: [AccountsModule, HealthModule, JournalModule, ListsModule],
  controllers: [EventsController],
  providers: [Admission, ListAccess, FeedSource, Hub, OpenStreams],
})
export class EventsModule {}
