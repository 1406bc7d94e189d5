import type { Role } from '@todo/shared/lists/role';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** A member of a list. The migrations create the indexes. */
@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn({ type: 'int', unsigned: true })
  list: number;

  @PrimaryColumn({ type: 'int', unsigned: true })
  account: number;

  @Column({ type: 'varchar', length: 8 })
  role: Role;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;
}
