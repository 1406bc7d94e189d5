import { Module } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { JournalModule } from '../journal/journal.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { TodosModule } from '../todos/todos.module.js';
import { ImportReader } from './import-reader.service.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { ImportPartEntity } from './upload/upload.entity.js';
import { UploadRepository } from './upload/upload.repository.js';
import { UploadCleaning } from './upload/upload-cleaning.js';
import { Uploads } from './upload/uploads.service.js';
import { ImportWriter } from './writing/import-writer.service.js';
import { ImportedRepository } from './writing/imported.repository.js';
import { ImportedCleaning } from './writing/imported-cleaning.js';

/** Todos from the files of other programs. */
@Module({
  imports: [EntityModule.of(ImportPartEntity), IdempotencyModule, JournalModule, ListsModule, TodosModule],
  controllers: [ImportsController],
  providers: [
    ImportsService,
    ImportReader,
    ImportWriter,
    ImportedRepository,
    ImportedCleaning,
    Uploads,
    UploadRepository,
    UploadCleaning,
  ],
})
export class ImportsModule {}
