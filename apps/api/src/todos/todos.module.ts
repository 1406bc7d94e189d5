import { Module } from '@nestjs/common';
import { EntityModule } from '../database/entity.module.js';
import { IdempotencyModule } from '../idempotency/idempotency.module.js';
import { JournalModule } from '../journal/journal.module.js';
import { ListsModule } from '../lists/lists.module.js';
import { NewTodos } from './arrivals/new-todos.service.js';
import { Assignees } from './assignees.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkService } from './bulk/bulk.service.js';
import { Several } from './bulk/several.js';
import { UndoActionService } from './bulk/undo-action.service.js';
import { UndoDeletions } from './bulk/undo-deletions.js';
import { PurgeRepository } from './cleaning/purge.repository.js';
import { TodosCleaning } from './cleaning/todos-cleaning.js';
import { DatedRepository } from './dated/dated.repository.js';
import { DatedTodosService } from './dated/dated-todos.service.js';
import { FilterRepository } from './filters/filter.repository.js';
import { FiltersController } from './filters/filters.controller.js';
import { FiltersService } from './filters/filters.service.js';
import { SavedFilterEntity } from './filters/saved-filter.entity.js';
import { ChangesService } from './history/changes.service.js';
import { HistoryController } from './history/history.controller.js';
import { TodoJournal } from './history/todo-journal.js';
import { UndoService } from './history/undo.service.js';
import { LabelRepository } from './labels/label.repository.js';
import { LabelsController } from './labels/labels.controller.js';
import { LabelsService } from './labels/labels.service.js';
import { AnswerCache } from './list/answer-cache.js';
import { ListRepository } from './list/list.repository.js';
import { ListService } from './list/list.service.js';
import { PlanCache } from './list/plan-cache.js';
import { PlaceRepository } from './order/place.repository.js';
import { Places } from './order/places.js';
import { OwnerTodosService } from './owner-todos.service.js';
import { Quota } from './quota/quota.js';
import { StoredAmountEntity } from './quota/stored-amount.entity.js';
import { StoredAmountRepository } from './quota/stored-amount.repository.js';
import { Successors } from './repeat/successors.js';
import { TodoEntity } from './todo.entity.js';
import { TodoRepository } from './todo.repository.js';
import { TodosController } from './todos.controller.js';
import { TodosService } from './todos.service.js';

@Module({
  imports: [
    EntityModule.of(TodoEntity, StoredAmountEntity, SavedFilterEntity),
    IdempotencyModule,
    JournalModule,
    ListsModule,
  ],
  controllers: [BulkController, FiltersController, HistoryController, LabelsController, TodosController],
  providers: [
    TodosService,
    Assignees,
    OwnerTodosService,
    DatedTodosService,
    DatedRepository,
    NewTodos,
    TodoRepository,
    TodoJournal,
    ChangesService,
    UndoService,
    Several,
    BulkService,
    UndoActionService,
    UndoDeletions,
    FiltersService,
    FilterRepository,
    LabelsService,
    LabelRepository,
    ListService,
    PlanCache,
    AnswerCache,
    ListRepository,
    Places,
    PlaceRepository,
    Quota,
    Successors,
    StoredAmountRepository,
    TodosCleaning,
    PurgeRepository,
  ],
  exports: [OwnerTodosService, DatedTodosService, NewTodos],
})
export class TodosModule {}
