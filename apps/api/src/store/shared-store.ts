import type { Principal } from '../identity/principal.js';

/** How often something may be tried. */
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
  /** Until the window ends. */
  seconds: number;
  /** Takes this try back where it was counted, as if it had not been made. */
  refund(): Promise<void>;
}

/** How long a remembered caller may be trusted without the database. */
export const keepSeconds = 60;

/**
 * State that instances share beside the database. Nothing in it is the only copy of anything: losing all of it makes
 * the service slower and the throttles more patient, and ends no session.
 */
export abstract class SharedStore {
  /** Counts a try of `subject`. The first one opens the window. */
  abstract count(rule: Rule, subject: string): Promise<Attempts>;
  /** Forgets the tries of `subject`. */
  abstract clear(rule: Rule, subject: string): Promise<void>;

  /** Who bears the token with this hash: `ended` if it must not be accepted any more, undefined if not known here. */
  abstract get(hash: string): Promise<Principal | 'ended' | undefined>;
  /** Remembers who bears a token, for `keepSeconds` at most; never after it was revoked. */
  abstract set(hash: string, principal: Principal): Promise<void>;
  /** Makes every instance forget these tokens, and what another is just about to remember of them. */
  abstract revoke(hashes: readonly string[]): Promise<void>;

  /** Whether the server behind it answers; undefined where there is none of its own. */
  abstract health(): Promise<'ok' | 'down' | undefined>;
  abstract close(): Promise<void>;
}
