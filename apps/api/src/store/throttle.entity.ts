import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../database/sql/timestamp.js';

/** Number of attempts in a time window. */
@Entity('throttle')
export class ThrottleEntity {
  /** Name of the rule and a hash of the subject. */
  @PrimaryColumn({ type: 'varchar', length: 80 })
  key: string;

  @Column({ type: 'int' })
  count: number;

  /** End of the window. */
  @Column({ type: 'datetime', precision: 3 })
  expires: StoredTimestamp;
}
