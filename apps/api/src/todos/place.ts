import type { Dialect } from '../database/dialect.js';
import type { Transaction } from '../database/transaction.js';
import { AppError } from '../errors/app-error.js';
import type { TodoRow } from './todo.entity.js';

/** Distance between neighbours when there is room. */
const gap = 1024;

/** Rows that are spread out anew at first when two neighbours have no number between them; doubled until they fit. */
const firstWindow = 32;

type Placed = Pick<TodoRow, 'id' | 'position'>;

/** A move within the list of one owner. */
interface Move {
  tx: Transaction;
  dialect: Dialect;
  owner: number;
  /** Id of the todo that moves. */
  moving: number;
  /** Where it is now. */
  position: number;
}

/** Position in front of every live todo of the owner: what was added last is seen first. */
export async function topPosition(tx: Transaction, dialect: Dialect, owner: number): Promise<number> {
  const [first] = await tx.query<Placed[]>(
    `SELECT id, position FROM todo WHERE ${dialect.owned} AND deleted IS NULL ORDER BY position, id LIMIT 1`,
    [owner],
  );
  return first ? first.position - gap : gap;
}

/**
 * Position directly before or after a live todo, in the order of all of the owner's, whatever their status; the one it
 * has, if it is there already. Where two neighbours have no number left between them, the rows that follow are moved
 * apart first.
 * @throws AppError `neighbour-gone` when the todo named is not there
 */
export async function neighbourPosition(move: Move, side: 'before' | 'after', neighbourId: number): Promise<number> {
  const { tx, dialect, owner } = move;
  const [neighbour] = await tx.query<Placed[]>(
    `SELECT id, position FROM todo WHERE id = ? AND ${dialect.owned} AND deleted IS NULL${dialect.forUpdate}`,
    [neighbourId, owner],
  );
  if (!neighbour || neighbour.id === move.moving) {
    throw new AppError('neighbour-gone', `${side}: id=${neighbourId} is not there any more; read the list again`);
  }
  const other = await adjacent(move, neighbour, side);
  const [left, right] = side === 'before' ? [other, neighbour] : [neighbour, other];
  const isThere = (!left || left.position < move.position) && (!right || move.position < right.position);
  if (isThere) return move.position;
  if (!left) return (right as Placed).position - gap;
  if (!right) return left.position + gap;
  const middle = (left.position + right.position) / 2;
  if (left.position < middle && middle < right.position) return middle;
  return spreadAfter(move, left);
}

async function adjacent(
  { tx, dialect, owner, moving }: Move,
  { id, position }: Placed,
  side: 'before' | 'after',
): Promise<Placed | undefined> {
  const [than, direction] = side === 'before' ? ['<', 'DESC'] : ['>', 'ASC'];
  const [row] = await tx.query<Placed[]>(
    `SELECT id, position FROM todo WHERE ${dialect.owned} AND deleted IS NULL AND id <> ? AND position ${than}= ?
       AND (position ${than} ? OR id ${than} ?) ORDER BY position ${direction}, id ${direction} LIMIT 1${dialect.forUpdate}`,
    [owner, moving, position, position, id],
  );
  return row;
}

/**
 * Makes room after `left` by spreading the rows that follow evenly up to the first one that is far enough away, and
 * returns the position that became free. Their order stays; their versions count the write, since their `order` changed.
 */
async function spreadAfter({ tx, dialect, owner, moving }: Move, left: Placed): Promise<number> {
  for (let window = firstWindow; ; window *= 2) {
    const rows = await tx.query<Placed[]>(
      `SELECT id, position FROM todo WHERE ${dialect.owned} AND deleted IS NULL AND id <> ? AND position >= ?
         AND (position > ? OR id > ?) ORDER BY position, id LIMIT ${window + 1}${dialect.forUpdate}`,
      [owner, moving, left.position, left.position, left.id],
    );
    const beyond = rows.length > window ? rows.pop() : undefined;
    const step = beyond ? (beyond.position - left.position) / (rows.length + 2) : gap;
    if (beyond && step < 1) continue;
    for (const [n, row] of rows.entries()) {
      await tx.query('UPDATE todo SET position = ?, version = version + 1 WHERE id = ?', [
        left.position + step * (n + 2),
        row.id,
      ]);
    }
    return left.position + step;
  }
}
