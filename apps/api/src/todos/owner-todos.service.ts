import { Injectable } from '@nestjs/common';
import type { Todo } from '@todo/shared/todo';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { sharedOwner } from '../identity/principal.js';
import { toTodo } from './todo.mapper.js';
import { TodoRepository } from './todo.repository.js';

/** All todos of an owner at once: what accounts do with them. */
@Injectable()
export class OwnerTodosService {
  constructor(
    private readonly db: Database,
    private readonly repository: TodoRepository,
  ) {}

  /** Ids of all todos of an owner, in order, the trash included. */
  async ids(owner: number): Promise<number[]> {
    return (await this.db.reads((reader) => this.repository.idsOf(reader, owner))).sort((a, b) => a - b);
  }

  /** Those of the owner's todos that have one of these ids, in order of id. */
  async among(owner: number, ids: readonly number[], origin: string): Promise<Todo[]> {
    const rows = await this.db.reads((reader) => this.repository.among(reader, owner, ids));
    return rows.map((row) => toTodo(row, origin));
  }

  /** Makes an owner of what was shared by all. */
  async takeOver(tx: Transaction, owner: number): Promise<void> {
    await this.repository.give(tx, sharedOwner, owner);
  }

  /** Removes all todos of an owner for good. */
  async removeAll(tx: Transaction, owner: number): Promise<void> {
    await this.repository.purgeAll(tx, owner);
  }
}
