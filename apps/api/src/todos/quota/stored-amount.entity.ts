import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** Amount that an owner stores, including the trash; updated in the transactions of the writes. */
@Entity('stored_amount')
export class StoredAmountEntity {
  @PrimaryColumn({ type: 'int', unsigned: true })
  owner: number;

  @Column({ type: 'int' })
  todos: number;

  /** UTF-8 bytes of titles and contents. */
  @Column({ type: 'bigint' })
  bytes: number | string;

  /** When it was last counted from the rows themselves. */
  @Column({ type: 'datetime', precision: 3 })
  counted: StoredTimestamp;
}
