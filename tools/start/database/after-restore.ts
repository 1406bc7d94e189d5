import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { reading } from './sqlite-file.ts';

/** Numbers that were already given out and must not be reused. */
export interface Numbers {
  /** The last id by table. */
  ids: Record<string, number>;
  /** The number of the last change by list. */
  changes: Record<string, number>;
}

/** @param file the database that is replaced; a missing or damaged one has no numbers to keep */
export function numbersOf(file: string): Numbers {
  if (!existsSync(file)) return { ids: {}, changes: {} };
  try {
    return reading(file, (database) => ({
      ids: pairs(database, 'SELECT name, seq FROM sqlite_sequence'),
      changes: hasLists(database) ? pairs(database, 'SELECT id, seq FROM list') : {},
    }));
  } catch {
    return { ids: {}, changes: {} };
  }
}

/**
 * Ids and change numbers that were assigned since the backup are not reused: a client that has one would get another
 * record by it. Sessions and personal tokens end, because one that was revoked since would be valid again.
 */
export function prepareRestored(database: DatabaseSync, given: Numbers): void {
  database.exec('BEGIN');
  for (const table of ['session', 'token', 'throttle']) {
    if (hasTable(database, table)) database.exec(`DELETE FROM "${table}"`);
  }
  const raiseId = database.prepare('UPDATE sqlite_sequence SET seq = MAX(seq, ?) WHERE name = ?');
  for (const [table, id] of Object.entries(given.ids)) raiseId.run(id, table);
  if (hasLists(database)) {
    // A gap in the numbers makes a client reload the list.
    const raiseSeq = database.prepare('UPDATE list SET seq = MAX(seq, ?) + 1 WHERE id = ?');
    for (const [list, seq] of Object.entries(given.changes)) raiseSeq.run(seq, Number(list));
  }
  database.exec('COMMIT');
}

function hasLists(database: DatabaseSync): boolean {
  return hasTable(database, 'list');
}

function hasTable(database: DatabaseSync, name: string): boolean {
  return database.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?").get(name) !== undefined;
}

function pairs(database: DatabaseSync, sql: string): Record<string, number> {
  return Object.fromEntries(
    database
      .prepare(sql)
      .all()
      .map((row) => Object.values(row) as [string, number]),
  );
}
