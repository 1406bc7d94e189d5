import { type StoredTimestamp, toIso } from '../../database/sql/timestamp.js';
import type { TodoRow } from '../todo.entity.js';

/**
 * A state of a todo: its version and, where it is known, the time of the write that produced it, in milliseconds since
 * 1970. The time distinguishes it from the same version in another history: after a restored backup, or a failover that
 * lost the last writes, version numbers repeat.
 */
export interface Revision {
  version: number;
  writtenAt?: number;
}

/** `*` matches every state of an existing todo. */
export type Revisions = '*' | readonly Revision[];

/** States in which a write may find a todo. */
export interface Expectation {
  /** It must be in one of these. */
  oneOf?: Revisions | undefined;
  /** It must be in none of these. */
  noneOf?: Revisions | undefined;
}

/** The row is not in the state that the write expects. Carries the current row, so that the client loses nothing. */
export class VersionMismatch extends Error {
  constructor(
    readonly current: TodoRow,
    message = 'the todo changed since you read it',
  ) {
    super(message);
  }
}

/**
 * @param version the only one that is accepted; undefined for any
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
