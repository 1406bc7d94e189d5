import { type StoredTimestamp, toIso } from '../timestamp.js';

/** Clocks that are nearer than this agree; a starved machine hears the other's time late. */
const toleranceMs = 2_000;

/**
 * The clock of a server, carried on here between two times of being told. While this process's own agrees with it, it is
 * the process's own, which never goes a few milliseconds back because an answer was slow.
 */
export class ServerClock {
  private told: { ms: number; since: number } | undefined;

  /** To be called with the server's time when it has just been told. */
  set(time: StoredTimestamp): void {
    this.told = { ms: Date.parse(toIso(time)), since: performance.now() };
  }

  now(): Date {
    if (!this.told) return new Date();
    const ms = this.told.ms + performance.now() - this.told.since;
    return new Date(Math.abs(ms - Date.now()) < toleranceMs ? Date.now() : ms);
  }
}
