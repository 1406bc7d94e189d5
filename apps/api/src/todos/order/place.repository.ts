import { Injectable } from '@nestjs/common';
import { Database } from '../../database/database.js';
import type { Dialect } from '../../database/sql/dialect.js';
import type { Transaction } from '../../database/transaction.js';
import type { TodoRow } from '../todo.entity.js';

export type PlacedRow = Pick<TodoRow, 'id' | 'position'>;

/** Which neighbor of a row, in the order of all live rows of a list. */
export type Side = 'before' | 'after';

/** Live rows in the order of their list, across all statuses. */
@Injectable()
export class PlaceRepository {
  private readonly live: string;
  private readonly forUpdate: Dialect['forUpdate'];

  constructor({ dialect }: Database) {
    this.live = `SELECT id, position FROM todo WHERE ${dialect.inList} AND deleted IS NULL`;
    this.forUpdate = dialect.forUpdate;
  }

  async first(tx: Transaction, list: number): Promise<PlacedRow | undefined> {
    const [row] = await tx.query<PlacedRow[]>(`${this.live} ORDER BY position, id LIMIT 1`, [list]);
    return row;
  }

  async lock(tx: Transaction, list: number, id: number): Promise<PlacedRow | undefined> {
    const [row] = await tx.query<PlacedRow[]>(`${this.live} AND id = ?${this.forUpdate}`, [list, id]);
    return row;
  }

  /** Locks the row next to another, ignoring the row `without`. */
  async lockAdjacent(
    tx: Transaction,
    list: number,
    { id, position }: PlacedRow,
    side: Side,
    without: number,
  ): Promise<PlacedRow | undefined> {
    const [than, direction] = side === 'before' ? ['<', 'DESC'] : ['>', 'ASC'];
    const [row] = await tx.query<PlacedRow[]>(
      `${this.live} AND id <> ? AND position ${than}= ? AND (position ${than} ? OR id ${than} ?)
         ORDER BY position ${direction}, id ${direction} LIMIT 1${this.forUpdate}`,
      [list, without, position, position, id],
    );
    return row;
  }

  /** Locks up to `limit` rows after another, in order, ignoring the row `without`. */
  lockFollowing(
    tx: Transaction,
    list: number,
    { id, position }: PlacedRow,
    without: number,
    limit: number,
  ): Promise<PlacedRow[]> {
    return tx.query<PlacedRow[]>(
      `${this.live} AND id <> ? AND position >= ? AND (position > ? OR id > ?)
         ORDER BY position, id LIMIT ${limit}${this.forUpdate}`,
      [list, without, position, position, id],
    );
  }
}
