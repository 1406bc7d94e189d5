import { type StoredTimestamp, toIso } from '../sql/timestamp.js';

/** Clocks closer than this count as equal; an overloaded machine learns the other's time late. */
const toleranceMs = 2_000;

/**
 * The clock of a server, extrapolated between two updates. While the clock of this process agrees with it, that one is
 * used, which never goes back a few milliseconds because a response was slow.
 */
export class ServerClock {
  private told: { ms: number; since: number } | undefined;

  /** Call it with the server's time right after the server has reported it. */
  set(time: StoredTimestamp): void {
    this.told = { ms: Date.parse(toIso(time)), since: performance.now() };
  }

  now(): Date {
    if (!this.told) return new Date();
    const ms = this.told.ms + performance.now() - this.told.since;
    return new Date(Math.abs(ms - Date.now()) < toleranceMs ? Date.now() : ms);
  }
}
