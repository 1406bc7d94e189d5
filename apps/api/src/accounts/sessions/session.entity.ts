import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** One log-in of a user. */
@Entity('session')
export class SessionEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'int', unsigned: true })
  user: number;

  /** SHA-256 of the bearer token, in hex: read access to the database is not enough to log in. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  /** User-Agent header of the log-in, truncated to the size of the column. */
  @Column({ type: 'varchar', length: 200 })
  client: string;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  @Column({ name: 'last_used', type: 'datetime', precision: 3 })
  lastUsed: StoredTimestamp;

  @Column({ type: 'datetime', precision: 3 })
  expires: StoredTimestamp;
}
