import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../database/timestamp.js';

/** The answer of a request that carried an Idempotency-Key, kept for its replay. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  /** Whose key it is: others may use the same. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  owner: number;

  @PrimaryColumn({ type: 'varchar', length: 255 })
  key: string;

  /** SHA-256 of method, path and body, in hex. */
  @Column({ type: 'varchar', length: 64 })
  fingerprint: string;

  /** The stored answer as JSON; null while the transaction that made the row is open. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;
}
