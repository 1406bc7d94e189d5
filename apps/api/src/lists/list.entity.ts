import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../database/sql/timestamp.js';

/** A list of todos. The migrations create the indexes. */
@Entity('list')
export class ListEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'varchar', length: 64, default: '' })
  name: string;

  /** Number of its last change. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  seq: number;

  /** Number of writes to its name. */
  @Column({ type: 'int', default: 1 })
  version: number;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  /** When it was moved to the trash. */
  @Column({ type: 'datetime', precision: 3, nullable: true })
  deleted: StoredTimestamp | null;
}
