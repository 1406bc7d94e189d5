import { Module } from '@nestjs/common';
import { ListsModule } from '../lists/lists.module.js';
import { TodosModule } from '../todos/todos.module.js';
import { ExportsController } from './exports.controller.js';
import { ListExportService } from './list-export.service.js';

/** Lists as files. */
@Module({
  imports: [ListsModule, TodosModule],
  controllers: [ExportsController],
  providers: [ListExportService],
})
export class ExportsModule {}
