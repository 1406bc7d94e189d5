import type { Scope } from '@todo/shared/accounts/token';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** A personal token of a REST client. */
@Entity('token')
export class TokenEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'int', unsigned: true })
  user: number;

  /** SHA-256 of the bearer token, in hex. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  @Column({ type: 'varchar', length: 8 })
  scope: Scope;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  @Column({ name: 'last_used', type: 'datetime', precision: 3, nullable: true })
  lastUsed: StoredTimestamp | null;

  /** The only list that it opens; null for all lists of its user. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  list: number | null;
}
