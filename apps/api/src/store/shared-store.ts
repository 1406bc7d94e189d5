import type { Principal } from '../identity/principal.js';

/** Limit on the number of attempts. */
export interface Rule {
  /** Part of the key; short. */
  name: string;
  tries: number;
  windowSeconds: number;
}

/** The state of a window after one more attempt. */
export interface Attempts {
  /** Attempts so far in this window, this one included. */
  count: number;
  /** Seconds until the window ends. */
  seconds: number;
  /** Refunds this attempt where it was counted. */
  refund(): Promise<void>;
}

/** How long a cached principal may be trusted without the database. */
export const keepSeconds = 60;

/**
 * State that the instances share besides the database. Nothing in it is the only copy: losing all of it makes the
 * service slower and the throttles more lenient, and ends no session.
 */
export abstract class SharedStore {
  /** Counts an attempt of `subject`. The first one opens the window. */
  abstract count(rule: Rule, subject: string): Promise<Attempts>;
  /** Resets the attempts of `subject`. */
  abstract clear(rule: Rule, subject: string): Promise<void>;

  /** The principal of the token with this hash: `ended` if it was revoked, undefined if it is not cached. */
  abstract get(hash: string): Promise<Principal | 'ended' | undefined>;
  /** Caches the principal of a token, for `keepSeconds` at most; never after the token was revoked. */
  abstract set(hash: string, principal: Principal): Promise<void>;
  /** Evicts these tokens on every instance, and keeps a lookup in progress from caching them again. */
  abstract revoke(hashes: readonly string[]): Promise<void>;

  /** Announces to every instance that a list has reached this number. It may be lost, doubled or late. */
  abstract announce(list: number, seq: number): void;
  /** Calls back for each announcement, from here or from elsewhere; one listener at most. */
  abstract onAnnounced(hear: (list: number, seq: number) => void): void;
  /** Whether announcements of other instances arrive here at present. */
  abstract get hearsOthers(): boolean;

  /** Whether the server behind it responds; undefined where there is none of its own. */
  abstract health(): Promise<'ok' | 'down' | undefined>;
  abstract close(): Promise<void>;
}
