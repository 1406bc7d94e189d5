import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/timestamp.js';

/** A person who can log in. */
@Entity('user')
export class UserEntity {
  @PrimaryGeneratedColumn()
  id: number;

  /** As it was typed. */
  @Column({ type: 'varchar', length: 64 })
  name: string;

  /** The form of the name by which it is found, and which is unique. */
  @Column({ name: 'name_key', type: 'varchar', length: 255 })
  nameKey: string;

  /** Argon2id hash, in the PHC string format. */
  @Column({ type: 'varchar', length: 255 })
  password: string;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;
}
