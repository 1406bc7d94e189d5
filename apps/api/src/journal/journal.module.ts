import { Module } from '@nestjs/common';
import { ActionRepository } from './actions/action.repository.js';
import { Actions } from './actions/actions.service.js';
import { FoldingRepository } from './folding/folding.repository.js';
import { JournalCleaning } from './folding/journal-cleaning.js';
import { JournalLimit } from './folding/journal-limit.js';
import { JournalRepository } from './journal.repository.js';
import { Journal } from './journal.service.js';

/** What was written, by whom, in which order; the features whose writes it keeps import it. */
@Module({
  providers: [Journal, JournalRepository, Actions, ActionRepository, JournalLimit, FoldingRepository, JournalCleaning],
  exports: [Journal, Actions],
})
export class JournalModule {}
