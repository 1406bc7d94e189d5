import { Injectable } from '@nestjs/common';
import { toPosition } from '@todo/shared/todos/position';
import type { Transaction } from '../../database/transaction.js';
import { AppError } from '../../errors/app-error.js';
import { authored } from '../../journal/author.js';
import { TodoRepository } from '../todo.repository.js';
import { type PlacedRow, PlaceRepository, type Side } from './place.repository.js';

/** Distance between neighbors when there is room. */
export const gap = 1024;

/** Rows that are respaced at first when two neighbors have no number between them; doubled until that is enough. */
const firstWindow = 32;

/** Positions in the manual order of a list, which spans all statuses. */
@Injectable()
export class Places {
  constructor(
    private readonly repository: PlaceRepository,
    private readonly todos: TodoRepository,
  ) {}

  /** Position before all live todos of the list: new todos come first. */
  async top(tx: Transaction, list: number): Promise<number> {
    const first = await this.repository.first(tx, list);
    return first ? toPosition(first.position - gap) : gap;
  }

  /**
   * Position directly before or after a live todo; the current one if `moving` is already there. If two neighbors have
   * no number left between them, the rows that follow are respaced first.
   * @throws AppError `neighbour-gone` when the other todo does not exist
   */
  async nextTo(tx: Transaction, list: number, moving: PlacedRow, side: Side, neighborId: number): Promise<number> {
    const neighbor = await this.repository.lock(tx, list, neighborId);
    if (!neighbor || neighbor.id === moving.id) {
      throw new AppError('neighbour-gone', `${side}: id=${neighborId} is not there any more; read the list again`);
    }
    const other = await this.repository.lockAdjacent(tx, list, neighbor, side, moving.id);
    const [left, right] = side === 'before' ? [other, neighbor] : [neighbor, other];
    const isThere = (!left || left.position < moving.position) && (!right || moving.position < right.position);
    if (isThere) return moving.position;
    if (!left) return toPosition((right as PlacedRow).position - gap);
    if (!right) return toPosition(left.position + gap);
    const middle = toPosition((left.position + right.position) / 2);
    if (left.position < middle && middle < right.position) return middle;
    return this.spreadAfter(tx, list, left, moving.id);
  }

  /**
   * Makes room after `left` by respacing the rows that follow evenly, up to the first one that is far enough away.
   * Their order stays the same; their versions increase, since their `order` changed.
   * @returns the position that became free
   */
  private async spreadAfter(tx: Transaction, list: number, left: PlacedRow, moving: number): Promise<number> {
    for (let window = firstWindow; ; window *= 2) {
      const rows = await this.repository.lockFollowing(tx, list, left, moving, window + 1);
      const beyond = rows.length > window ? rows.pop() : undefined;
      const step = beyond ? (beyond.position - left.position) / (rows.length + 2) : gap;
      if (beyond && step < 1) continue;
      const positions = new Map(rows.map(({ id }, n) => [id, toPosition(left.position + step * (n + 2))]));
      // Nobody asked for it: to the author of the write it would look like changes of theirs.
      await authored(tx, undefined, () => this.todos.move(tx, positions));
      return toPosition(left.position + step);
    }
  }
}
