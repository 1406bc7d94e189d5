import type { Reader } from '../database/database.js';
import type { Dialect } from '../database/dialect.js';
import type { Transaction } from '../database/transaction.js';
import { columns, type ListFilter, matching, parametersOf, type Statement } from './list/list-sql.js';
import { amountsOf, forgetAmount, takeOff } from './quota/stored-amount.repository.js';
import { TodoEntity, type TodoRow } from './todo.entity.js';

/** Reads up to `limit` rows with the statements of a page, in turn. */
export async function listRows(
  reader: Reader,
  owner: number,
  [first, ...rest]: readonly Statement[],
  limit: number,
): Promise<TodoRow[]> {
  if (!first) return [];
  const rows = await reader.query<TodoRow>(first.sql, parametersOf(first, owner));
  for (const statement of rest) {
    if (rows.length >= limit) break;
    rows.push(...(await reader.query<TodoRow>(statement.sql, parametersOf(statement, owner))));
  }
  return rows.length > limit ? rows.slice(0, limit) : rows;
}

export async function countRows(reader: Reader, dialect: Dialect, owner: number, filter: ListFilter): Promise<number> {
  const condition = matching(filter, dialect);
  const [row] = await reader.query<{ total: number | string }>(
    `SELECT COUNT(*) AS total FROM todo WHERE ${condition.sql}`,
    parametersOf(condition, owner),
  );
  return Number(row?.total ?? 0);
}

/** A row by id, live or in the trash. */
export async function findRow(
  reader: Reader,
  dialect: Dialect,
  owner: number,
  id: number,
): Promise<TodoRow | undefined> {
  const sql = `SELECT ${columns} FROM todo WHERE id = ? AND ${dialect.owned}`;
  const [row] = await reader.query<TodoRow>(sql, [id, owner]);
  return row;
}

/** A row by id for a change: nobody else can change it until the transaction ends. */
export async function lockRow(
  tx: Transaction,
  dialect: Dialect,
  owner: number,
  id: number,
): Promise<TodoRow | undefined> {
  const sql = `SELECT ${columns} FROM todo WHERE id = ? AND ${dialect.owned}${dialect.forUpdate}`;
  const [row] = await tx.query<TodoRow[]>(sql, [id, owner]);
  return row;
}

/** Ids of all rows that a filter names, locked for a change. */
export async function lockMatching(
  tx: Transaction,
  dialect: Dialect,
  owner: number,
  filter: ListFilter,
): Promise<number[]> {
  const condition = matching(filter, dialect);
  const rows = await tx.query<{ id: number }[]>(
    `SELECT id FROM todo WHERE ${condition.sql} ORDER BY id${dialect.forUpdate}`,
    parametersOf(condition, owner),
  );
  return rows.map(({ id }) => id);
}

export async function insertRow(tx: Transaction, { owner, ...values }: Omit<TodoEntity, 'id'>): Promise<TodoRow> {
  const { identifiers } = await tx.insert(TodoEntity, { owner, ...values });
  return { ...values, id: identifiers[0]?.id };
}

/** Writes a changed row; counts the write in its version. */
export async function updateRow(
  tx: Transaction,
  row: TodoRow,
  changes: Partial<Omit<TodoRow, 'id' | 'version'>>,
): Promise<TodoRow> {
  const changed = { ...changes, version: row.version + 1 };
  await tx.update(TodoEntity, { id: row.id }, changed);
  return { ...row, ...changed };
}

/** Rows of one statement at most: SQLite and MySQL both take this many placeholders. */
const batchRows = 1_000;

function* batches(ids: readonly number[]): Generator<{ list: string; ids: readonly number[] }> {
  for (let start = 0; start < ids.length; start += batchRows) {
    const part = ids.slice(start, start + batchRows);
    yield { list: part.map(() => '?').join(', '), ids: part };
  }
}

export async function trashRows(tx: Transaction, ids: readonly number[], at: string): Promise<void> {
  for (const batch of batches(ids)) {
    await tx.query(`UPDATE todo SET deleted = ?, version = version + 1 WHERE id IN (${batch.list})`, [
      at,
      ...batch.ids,
    ]);
  }
}

/** Removes rows for good. */
export async function purgeRows(tx: Transaction, ids: readonly number[]): Promise<void> {
  for (const batch of batches(ids)) {
    const removed = await amountsOf(tx, batch.ids);
    await tx.query(`DELETE FROM todo WHERE id IN (${batch.list})`, [...batch.ids]);
    await takeOff(tx, removed);
  }
}

/** Ids of all rows of an owner, the trash included, from an index alone. */
export async function ownIds(reader: Reader, dialect: Dialect, owner: number): Promise<number[]> {
  const rows = await reader.query<{ id: number }>(`SELECT id FROM todo WHERE ${dialect.owned}`, [owner]);
  return rows.map(({ id }) => id);
}

/** Those rows of an owner that have one of these ids, in order of id, the trash included. */
export function rowsAmong(reader: Reader, dialect: Dialect, owner: number, ids: readonly number[]): Promise<TodoRow[]> {
  const list = ids.map(() => '?').join(', ');
  return reader.query<TodoRow>(`SELECT ${columns} FROM todo WHERE id IN (${list}) AND ${dialect.owned} ORDER BY id`, [
    ...ids,
    owner,
  ]);
}

/** Gives all rows of an owner to another. In batches, so that none of the statements takes long. */
export async function giveRows(tx: Transaction, from: number, to: number): Promise<void> {
  for (let ids = await idsOf(tx, from); ids.length > 0; ids = await idsOf(tx, from)) {
    const list = ids.map(() => '?').join(', ');
    await tx.query(`UPDATE todo SET owner = ? WHERE owner = ? AND id IN (${list})`, [to, from, ...ids]);
  }
  for (const owner of [from, to]) await forgetAmount(tx, owner);
}

/** Removes all rows of an owner for good. */
export async function purgeOwner(tx: Transaction, owner: number): Promise<void> {
  for (let ids = await idsOf(tx, owner); ids.length > 0; ids = await idsOf(tx, owner)) await purgeRows(tx, ids);
  await forgetAmount(tx, owner);
}

async function idsOf(tx: Transaction, owner: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }[]>(`SELECT id FROM todo WHERE owner = ? LIMIT ${batchRows}`, [owner]);
  return rows.map(({ id }) => id);
}
