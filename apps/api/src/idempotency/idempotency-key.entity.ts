import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../database/sql/timestamp.js';

/** The response to a request with an Idempotency-Key, stored for its replay. */
@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  /** Owner of the key: other owners may use the same one. */
  @PrimaryColumn({ type: 'int', unsigned: true })
  owner: number;

  @PrimaryColumn({ type: 'varchar', length: 255 })
  key: string;

  /** SHA-256 of method, path and body, in hex. */
  @Column({ type: 'varchar', length: 64 })
  fingerprint: string;

  /** The stored response as JSON; null while the transaction that inserted the row is open. */
  @Column({ type: 'text', nullable: true })
  answer: string | null;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;
}
