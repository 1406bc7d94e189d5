import { Module } from '@nestjs/common';
import { FoldingRepository } from './folding/folding.repository.js';
import { JournalCleaning } from './folding/journal-cleaning.js';
import { JournalLimit } from './folding/journal-limit.js';
import { JournalRepository } from './journal.repository.js';
import { Journal } from './journal.service.js';

/** What was written, by whom, in which order; the features whose writes it keeps import it. */
@Module({
  providers: [Journal, JournalRepository, JournalLimit, FoldingRepository, JournalCleaning],
  exports: [Journal],
})
export class JournalModule {}
