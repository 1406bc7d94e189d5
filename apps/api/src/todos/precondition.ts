import { type EntityTags, matches } from '../http/conditions/etag.js';
import type { TodoRow } from './todo.entity.js';
import { namesOf } from './todo-tag.js';

/** What a write requires of the row it meets. */
export interface Precondition {
  ifMatch?: EntityTags | undefined;
  ifNoneMatch?: EntityTags | undefined;
  version?: number | undefined;
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

/** @throws VersionMismatch unless the row is in the state that a write is meant for */
export function requireState(row: TodoRow, { ifMatch, ifNoneMatch, version }: Precondition): void {
  if (ifMatch !== undefined && !matches(ifMatch, ...namesOf(row))) throw new VersionMismatch(row);
  if (version !== undefined && version !== row.version) throw new VersionMismatch(row);
  if (ifNoneMatch !== undefined && matches(ifNoneMatch, ...namesOf(row))) {
    throw new VersionMismatch(row, 'the todo is in a state that If-None-Match excludes');
  }
}
