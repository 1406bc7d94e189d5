import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/timestamp.js';

/** One log-in of a person. */
@Entity('session')
export class SessionEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'int', unsigned: true })
  user: number;

  /** SHA-256 of the bearer token, in hex: who reads the database cannot log in with it. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  /** User-Agent of the log-in, cut to what fits. */
  @Column({ type: 'varchar', length: 200 })
  client: string;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  @Column({ name: 'last_used', type: 'datetime', precision: 3 })
  lastUsed: StoredTimestamp;

  @Column({ type: 'datetime', precision: 3 })
  expires: StoredTimestamp;
}
