import type { Entry } from '../../journal/entry.js';

/** A change cannot be undone. */
export class UndoRefused extends Error {
  constructor(
    message: string,
    /** The later change that prevents it; undefined if there is none, or it is deleted. */
    readonly later: Entry | undefined,
  ) {
    super(message);
  }
}
