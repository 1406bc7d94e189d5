import { Injectable } from '@nestjs/common';
import type { Todo } from '@todo/shared/todos/todo';
import { Database } from '../database/database.js';
import type { Transaction } from '../database/transaction.js';
import { sharedOwner } from '../identity/principal.js';
import { authored } from '../journal/author.js';
import { toTodo } from './todo.mapper.js';
import { TodoRepository } from './todo.repository.js';

/** Bulk operations on all todos of an owner, for the accounts. */
@Injectable()
export class OwnerTodosService {
  constructor(
    private readonly db: Database,
    private readonly repository: TodoRepository,
  ) {}

  /** Ids of all todos of an owner, ascending, including the trash. */
  async ids(owner: number): Promise<number[]> {
    return (await this.db.reads((reader) => this.repository.idsOf(reader, owner))).sort((a, b) => a - b);
  }

  /** Ids of the live todos of a list in their manual order. */
  idsInOrder(list: number): Promise<number[]> {
    return this.db.reads((reader) => this.repository.idsInOrder(reader, list));
  }

  /**
   * The todos of an owner that have one of these ids, in order of id.
   * @param origin scheme and host for their URLs
   */
  async among(owner: number, ids: readonly number[], origin: string): Promise<Todo[]> {
    const rows = await this.db.reads((reader) => this.repository.among(reader, owner, ids));
    return rows.map((row) => toTodo(row, origin));
  }

  /** Transfers the shared todos to an owner. */
  async takeOver(tx: Transaction, owner: number): Promise<void> {
    await authored(tx, { account: owner, token: undefined }, () => this.repository.give(tx, sharedOwner, owner));
  }

  /** Permanently deletes all todos of an owner. */
  async removeAll(tx: Transaction, owner: number): Promise<void> {
    await this.repository.purgeAll(tx, owner);
  }
}
