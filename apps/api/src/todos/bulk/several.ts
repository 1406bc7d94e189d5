import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { Journal } from '../../journal/journal.service.js';
import { UndoRefused } from '../history/undo-refused.js';
import type { TodoRow } from '../todo.entity.js';
import { VersionMismatch } from '../write/expectation.js';

/** Writes between two pauses: an import that is undone has thousands. */
const pauseEvery = 50;

/** What became of one of several writes: the todo after it, none after a deletion. */
export type Outcome = { row?: TodoRow; isNew?: true } | { refusal: Refusal };

/** Why a write is refused to whoever asked for it; any other error ends the request. */
export type Refusal = AppError | VersionMismatch | UndoRefused;

/** Several writes that were done, as far as they were not refused. */
export interface Done {
  /** By which they are undone at once; null if they changed nothing. */
  action: string | null;
  outcomes: Outcome[];
}

/** None of several writes was done, since one of them was refused. */
export class NoneDone extends Error {
  constructor(readonly outcomes: readonly Outcome[]) {
    super('none of it was done');
  }
}

/** Runs several writes in the order in which they are given, as one action. */
@Injectable()
export class Several {
  constructor(private readonly journal: Journal) {}

  /**
   * @param atomic all or nothing; else nothing stays of a write that is refused, and the others are done
   * @throws NoneDone with all refusals, so that nobody finds them one by one
   */
  async run(tx: Transaction, atomic: boolean, writes: Iterable<() => Promise<Outcome>>): Promise<Done> {
    this.journal.beginAction(tx);
    const outcomes: Outcome[] = [];
    for (const write of writes) {
      // SQLite answers at once: without a pause, nobody else would be served until the last one.
      if (outcomes.length % pauseEvery === pauseEvery - 1) await setImmediate();
      try {
        outcomes.push(await (atomic ? write() : this.journal.part(tx, write)));
      } catch (error) {
        if (!isRefusal(error)) throw error;
        outcomes.push({ refusal: error });
      }
    }
    if (atomic && outcomes.some((outcome) => 'refusal' in outcome)) throw new NoneDone(outcomes);
    return { action: this.journal.actionOf(tx), outcomes };
  }
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof AppError || error instanceof VersionMismatch || error instanceof UndoRefused;
}
