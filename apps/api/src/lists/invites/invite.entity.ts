import type { Role } from '@todo/shared/lists/role';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** An invitation to a list. The migrations create the indexes. */
@Entity('invite')
export class InviteEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'int', unsigned: true })
  list: number;

  /** SHA-256 of the token in hex: read access to the database is not enough to join. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  @Column({ type: 'varchar', length: 8 })
  role: Role;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  /** The account that created it. */
  @Column({ name: 'created_by', type: 'int', unsigned: true })
  createdBy: number;

  @Column({ type: 'datetime', precision: 3 })
  expires: StoredTimestamp;

  /** Number of people who can still use it; null for any number. */
  @Column({ type: 'int', nullable: true })
  uses: number | null;
}
