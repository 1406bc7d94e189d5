import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { databaseErrorKind } from '../database/errors.js';
import { toStored } from '../database/sql/timestamp.js';
import type { Transaction } from '../database/transaction.js';
import { AppError } from '../errors/app-error.js';
import type { Answer } from '../http/server/answer.js';
import { IdempotencyKeyEntity } from './idempotency-key.entity.js';
import type { Repeatable } from './repeatable.js';

/**
 * How long a request waits for the same one in flight, which usually finishes within it, before it is told to retry.
 */
const inFlightWaitMs = 1_000;

/** The form in which a response is stored: without parts that can be restored on replay. */
export interface AnswerForm<T> {
  shorten(answer: Answer<T>): Answer<unknown>;
  /** @param stored the result of `shorten` */
  complete(tx: Transaction, stored: Answer<unknown>): Promise<Answer<T>>;
}

/**
 * Safe retries: the response to a keyed request is stored in the same transaction as its effect, so that a crash leaves
 * either both or neither.
 */
@Injectable()
export class Idempotency {
  private readonly running = new Map<string, Promise<unknown>>();

  constructor(private readonly db: Database) {}

  /**
   * Runs `work` in a write transaction; with a key, at most once for it.
   * @throws AppError `idempotency-mismatch` when the key was used for a different request, `idempotency-running` when
   *   the same request is still in progress
   */
  async once<T>(
    request: Repeatable | undefined,
    work: (tx: Transaction) => Promise<Answer<T>>,
    form?: AnswerForm<T>,
  ): Promise<Answer<T>> {
    if (!request) return this.db.writes(work);
    const name = `${request.owner} ${request.key}`;
    await this.waitForInFlight(name);
    const run = this.db.writes((tx) => this.claimAndRun(tx, request, work, form), { isRepeatable: true });
    this.running.set(name, run);
    try {
      return await run;
    } finally {
      if (this.running.get(name) === run) this.running.delete(name);
    }
  }

  /** Deletes all stored responses of an owner. */
  async forget(tx: Transaction, owner: number): Promise<void> {
    await tx.delete(IdempotencyKeyEntity, { owner });
  }

  private async claimAndRun<T>(
    tx: Transaction,
    request: Repeatable,
    work: (tx: Transaction) => Promise<Answer<T>>,
    form: AnswerForm<T> | undefined,
  ): Promise<Answer<T>> {
    const stored = (await find(tx, request)) ?? (await claim(tx, request, this.db.now()));
    if (stored) {
      const answer = replay<T>(stored, request);
      return form ? form.complete(tx, answer) : answer;
    }
    const answer = await work(tx);
    const { owner, key } = request;
    await tx.update(
      IdempotencyKeyEntity,
      { owner, key },
      { answer: JSON.stringify(form ? form.shorten(answer) : answer) },
    );
    return answer;
  }

  /** @throws AppError `idempotency-running` when the same request on this instance does not finish in time */
  private async waitForInFlight(name: string): Promise<void> {
    const first = this.running.get(name);
    if (!first) return;
    const ended = first.then(
      () => true,
      () => true,
    );
    const timeout = new Promise<false>((resolve) => setTimeout(resolve, inFlightWaitMs, false).unref());
    if (!(await Promise.race([ended, timeout]))) throw stillRunning();
  }
}

function find(tx: Transaction, { owner, key }: Repeatable): Promise<IdempotencyKeyEntity | null> {
  return tx.findOneBy(IdempotencyKeyEntity, { owner, key });
}

/**
 * Claims the key. A row that another instance has not committed is locked, and is waited for only as long as any lock.
 * @returns null if the key was free, or the row that the same request stored in another instance
 */
async function claim(tx: Transaction, request: Repeatable, now: Date): Promise<IdempotencyKeyEntity | null> {
  const { owner, key, fingerprint } = request;
  try {
    await tx.insert(IdempotencyKeyEntity, { owner, key, fingerprint, answer: null, created: toStored(now) });
    return null;
  } catch (error) {
    const kind = databaseErrorKind(error);
    if (kind === 'lock-timeout') throw stillRunning(error);
    if (kind !== 'duplicate') throw error;
    return find(tx, request);
  }
}

function replay<T>(stored: IdempotencyKeyEntity, request: Repeatable): Answer<T> {
  if (stored.fingerprint !== request.fingerprint) {
    throw new AppError(
      'idempotency-mismatch',
      'this Idempotency-Key was used for another request: choose a new one for each new request',
    );
  }
  if (stored.answer === null) throw stillRunning();
  const answer = JSON.parse(stored.answer) as Answer<T>;
  return { ...answer, replayed: true };
}

function stillRunning(cause?: unknown): AppError {
  return new AppError('idempotency-running', 'the same request is still running: repeat it in a second', {
    headers: { 'Retry-After': '1' },
    cause,
  });
}
