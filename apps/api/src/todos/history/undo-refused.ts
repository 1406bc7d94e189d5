import type { Entry } from '../../journal/entry.js';

/** A change cannot be taken back. */
export class UndoRefused extends Error {
  constructor(
    message: string,
    /** The change that stands in the way; undefined if there is none, or it is not kept. */
    readonly later: Entry | undefined,
  ) {
    super(message);
  }
}
