import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** A user who can log in. */
@Entity('user')
export class UserEntity {
  @PrimaryGeneratedColumn()
  id: number;

  /** As entered. */
  @Column({ type: 'varchar', length: 64 })
  name: string;

  /** Normalized form of the name: it is unique, and lookups use it. */
  @Column({ name: 'name_key', type: 'varchar', length: 255 })
  nameKey: string;

  /** Argon2id hash as a PHC string. */
  @Column({ type: 'varchar', length: 255 })
  password: string;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;
}
