import type { RepeatFrom } from '@todo/shared/repeat/repeat';
import type { Priority } from '@todo/shared/todos/priority';
import type { Status } from '@todo/shared/todos/todo';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../database/sql/timestamp.js';

/** One row of `todo`. The migrations create the indexes. */
@Entity('todo')
export class TodoEntity {
  @PrimaryGeneratedColumn()
  id: number;

  /** The list that it is in; an account's own list has the id of the account. The column has the name of before. */
  @Column({ name: 'owner', type: 'int', unsigned: true, default: 0 })
  list: number;

  @Column({ type: 'varchar', length: 188 })
  title: string;

  @Column({ type: 'text' })
  content: string;

  @Column({ type: 'varchar', length: 8 })
  status: Status;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  @Column({ type: 'datetime', precision: 3 })
  updated: StoredTimestamp;

  /** A calendar day, `YYYY-MM-DD`. */
  @Column({ type: 'date', nullable: true })
  due: string | null;

  /** Manual order, ascending; the API calls it `order`. */
  @Column({ type: 'double' })
  position: number;

  /** Number of writes to this row. */
  @Column({ type: 'int' })
  version: number;

  /** When it was moved to the trash. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  deleted: StoredTimestamp | null;

  /** The account that is to do it. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  assignee: number | null;

  /** The rule of RFC 5545 by which it is due again once it is completed. */
  @Column({ name: 'repeat_rule', type: 'varchar', length: 200, nullable: true })
  repeat: string | null;

  /** What the rule counts from; null without a rule. */
  @Column({ name: 'repeat_from', type: 'varchar', length: 10, nullable: true })
  repeatFrom: RepeatFrom | null;

  /** The todo that followed when this one was completed. */
  @Column({ name: 'repeat_next', type: 'int', unsigned: true, nullable: true })
  next: number | null;

  /** 1 high, 2 medium, 3 low. */
  @Column({ type: 'int', nullable: true })
  priority: Priority | null;

  /** As `labelText` writes them; null for none. */
  @Column({ type: 'text', nullable: true })
  labels: string | null;
}

/** A row as it is read. */
export type TodoRow = TodoEntity;
