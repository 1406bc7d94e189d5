import { Injectable } from '@nestjs/common';
import type { Transaction } from '../database/transaction.js';
import { AppError } from '../errors/app-error.js';
import { Memberships } from '../lists/access/memberships.service.js';
import type { TodoRow } from './todo.entity.js';

/** Who may be asked to do a todo: the members of its list. */
@Injectable()
export class Assignees {
  constructor(private readonly memberships: Memberships) {}

  /**
   * @returns the assignee, null for nobody
   * @throws AppError `validation` for an account that is no member of the list
   */
  async requireMember(tx: Transaction, list: number, assignee: number | null): Promise<number | null> {
    if (assignee === null || (await this.memberships.isMember(tx, list, assignee))) return assignee;
    const detail = 'assignee must be a member of the list';
    throw new AppError('validation', detail, { errors: [{ pointer: '/assignee', code: 'not_a_member', detail }] });
  }

  /** The assignee that a todo keeps: nobody once it goes to a list that they are no member of. */
  async unlessLeft(tx: Transaction, list: number, row: Pick<TodoRow, 'list' | 'assignee'>): Promise<number | null> {
    if (row.assignee === null || list === row.list) return row.assignee;
    return (await this.memberships.isMember(tx, list, row.assignee)) ? row.assignee : null;
  }
}
