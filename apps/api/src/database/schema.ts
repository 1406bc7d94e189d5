import type { Type } from '@nestjs/common';
import { CreateTodo1763700000000 } from './migrations/1763700000000-create-todo.js';
import { CreateAccount1763800000000 } from './migrations/1763800000000-create-account.js';
import { CreateStoredAmount1764000000000 } from './migrations/1764000000000-create-stored-amount.js';
import { CreateEndedAccount1764050000000 } from './migrations/1764050000000-create-ended-account.js';
import { CreateList1764100000000 } from './migrations/1764100000000-create-list.js';
import { MeasureJournal1764100100000 } from './migrations/1764100100000-measure-journal.js';
import { CreateJournalAction1764200000000 } from './migrations/1764200000000-create-journal-action.js';
import { AddRepeat1764300000000 } from './migrations/1764300000000-add-repeat.js';
import { AddPriorityAndLabels1764400000000 } from './migrations/1764400000000-add-priority-and-labels.js';
import { CreateCalendarFeed1764600000000 } from './migrations/1764600000000-create-calendar-feed.js';
import { CreateImport1764650000000 } from './migrations/1764650000000-create-import.js';
import { CreateSavedFilter1764700000000 } from './migrations/1764700000000-create-saved-filter.js';

/** Tables that the features have registered; see EntityModule. */
export const entities: Type[] = [];
/** Migrations of all features, oldest first. */
export const migrations = [
  CreateTodo1763700000000,
  CreateAccount1763800000000,
  CreateStoredAmount1764000000000,
  CreateEndedAccount1764050000000,
  CreateList1764100000000,
  MeasureJournal1764100100000,
  CreateJournalAction1764200000000,
  AddRepeat1764300000000,
  AddPriorityAndLabels1764400000000,
  CreateCalendarFeed1764600000000,
  CreateImport1764650000000,
  CreateSavedFilter1764700000000,
];
