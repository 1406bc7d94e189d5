import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { consistency } from '../../database/consistency.js';
import { AppError } from '../../errors/app-error.js';
import { type Rule, SharedStore } from '../../store/shared-store.js';

/** Secrets of no calendar from one address; a calendar service asks for those of many people. */
const guesses: Rule = { name: 'calendar', tries: 60, windowSeconds: 60 };
/** Addresses refused at a time; beyond, those that were refused first may guess again. */
const mostRefused = 10_000;

/** Stops whoever guesses secrets. A calendar that is found costs no write. */
@Injectable()
export class GuessLimit {
  /** When an address may try again, in ms. */
  private readonly refused = new LRUCache<string, number>({ max: mostRefused });

  constructor(private readonly store: SharedStore) {}

  /** @throws AppError `rate-limited` for an address that has guessed too often */
  requireFew(address: string): void {
    const until = this.refused.get(address) ?? 0;
    const seconds = Math.ceil((until - Date.now()) / 1000);
    if (seconds > 0) throw tooMany(seconds);
  }

  /** Counts a wrong secret. @throws AppError `rate-limited` when there were too many */
  async count(address: string): Promise<void> {
    // Outside the consistency of the request, which reads and writes nothing.
    const { count, seconds } = await consistency.run({}, () => this.store.count(guesses, address));
    if (count <= guesses.tries) return;
    this.refused.set(address, Date.now() + seconds * 1000);
    throw tooMany(seconds);
  }
}

function tooMany(seconds: number): AppError {
  return new AppError('rate-limited', `too many calendars that do not exist: wait ${seconds} seconds`, {
    headers: { 'Retry-After': String(seconds) },
  });
}
