import { Module } from '@nestjs/common';
import { JournalRepository } from './journal.repository.js';
import { Journal } from './journal.service.js';

/** What was written, by whom, in which order; the features whose writes it keeps import it. */
@Module({ providers: [Journal, JournalRepository], exports: [Journal] })
export class JournalModule {}
