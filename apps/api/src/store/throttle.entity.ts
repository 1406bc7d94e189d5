import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../database/timestamp.js';

/** How often something was tried in a window of time. */
@Entity('throttle')
export class ThrottleEntity {
  /** Rule and a hash of whom it concerns. */
  @PrimaryColumn({ type: 'varchar', length: 80 })
  key: string;

  @Column({ type: 'int' })
  count: number;

  /** End of the window. */
  @Column({ type: 'datetime', precision: 3 })
  expires: StoredTimestamp;
}
