import { type StoredTimestamp, toIso } from '../database/timestamp.js';
import type { TodoRow } from './todo.entity.js';

/**
 * A state of a todo: its version, and where it is known the time of the write that made it, in milliseconds since 1970.
 * The time tells it from the same version in another history: after a restored backup, or a fail-over that lost the
 * last writes, versions are counted anew.
 */
export interface Revision {
  version: number;
  writtenAt?: number;
}

/** `*` is every state of a todo that exists. */
export type Revisions = '*' | readonly Revision[];

/** States in which a write may meet a todo. */
export interface Expectation {
  /** It must be in one of these. */
  oneOf?: Revisions | undefined;
  /** It must be in none of these. */
  noneOf?: Revisions | undefined;
}

/** The row is not in the state the write is meant for. Carries the row as it is now, so that nothing has to be lost. */
export class VersionMismatch extends Error {
  constructor(
    readonly current: TodoRow,
    message = 'the todo changed since you read it',
  ) {
    super(message);
  }
}

/**
 * @param version the only one that may be met; undefined for any
 * @throws VersionMismatch unless the row is in a state that the write expects
 */
export function requireExpected(row: TodoRow, { oneOf, noneOf }: Expectation, version?: number): void {
  if (oneOf !== undefined && !isAmong(row, oneOf)) throw new VersionMismatch(row);
  if (version !== undefined && version !== row.version) throw new VersionMismatch(row);
  if (noneOf !== undefined && isAmong(row, noneOf)) {
    throw new VersionMismatch(row, 'the todo is in a state that If-None-Match excludes');
  }
}

function isAmong(row: TodoRow, revisions: Revisions): boolean {
  if (revisions === '*') return true;
  return revisions.some(
    ({ version, writtenAt }) =>
      version === row.version && (writtenAt === undefined || writtenAt === millisecondsOf(row.updated)),
  );
}

/** A stored time in milliseconds since 1970. */
export function millisecondsOf(time: StoredTimestamp): number {
  return Date.parse(toIso(time));
}
