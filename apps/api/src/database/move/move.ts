import { MoveError } from './move-error.js';
import type { Row, SourceFile, SourceTable } from './source-file.js';
import type { TargetServer } from './target-server.js';

/** Rows of one statement, and the bytes of text at which it ends before: a server takes 64 MB at once. */
const batchRows = 500;
const batchBytes = 8_000_000;

/**
 * Copies every row, reads it back and compares it. What is there already is compared only, so that a move that was cut
 * off goes on when it is asked for again.
 * @param onTable called with the name of each table and its number of rows when all of them were compared
 * @throws MoveError when the server has a row that the file has not, or has otherwise
 */
export async function move(
  source: SourceFile,
  target: TargetServer,
  onTable: (name: string, rows: number) => void,
): Promise<void> {
  const tables = source.tables();
  await target.clearNewSchema();
  for (const table of tables) await requireNotMore(table, target);
  for (const table of tables) {
    for (const rows of batches(source.rows(table))) await moveRows(table, rows, target);
    await requireNotMore(table, target);
    await target.continueIds(table);
    onTable(table.name, table.rows);
  }
}

async function moveRows(table: SourceTable, rows: Row[], target: TargetServer): Promise<void> {
  const keyOf = (row: Row) => JSON.stringify(table.key.map((column) => row[column]));
  const there = new Map((await target.find(table, rows)).map((row) => [keyOf(row), row]));
  const missing = rows.filter((row) => !there.has(keyOf(row)));
  if (missing.length > 0) {
    await target.insert(table, missing);
    for (const row of await target.find(table, missing)) there.set(keyOf(row), row);
  }
  for (const row of rows) {
    const found = there.get(keyOf(row));
    const column = table.columns.find((name) => !found || String(found[name]) !== String(row[name]));
    if (column === undefined) continue;
    const which = table.key.map((name) => `${name} ${row[name]}`).join(', ');
    throw new MoveError(
      `the server has another ${column} in ${table.name} (${which}): move into an empty database, or one that nobody ` +
        'has written to since a move that was cut off',
    );
  }
}

async function requireNotMore(table: SourceTable, target: TargetServer): Promise<void> {
  const there = await target.count(table);
  if (there <= table.rows) return;
  throw new MoveError(
    `the server has ${there} rows of ${table.name}, the file ${table.rows}: name an empty database in TODO_MASTER_URL`,
  );
}

function* batches(rows: Iterable<Row>): Generator<Row[]> {
  let batch: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    batch.push(row);
    bytes += Object.values(row).reduce<number>((sum, value) => sum + String(value).length * 4, 0);
    if (batch.length < batchRows && bytes < batchBytes) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}
