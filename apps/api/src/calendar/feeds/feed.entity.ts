import type { FeedKind } from '@todo/shared/calendar/feed';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** A calendar that a program reads by a secret address. The migration creates the indexes. */
@Entity('calendar_feed')
export class FeedEntity {
  @PrimaryGeneratedColumn()
  id: number;

  /** Whose it is; 0 for everybody, where there are no accounts. */
  @Column({ type: 'int', unsigned: true })
  account: number;

  /** The list that it shows; null for all lists of the account. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  list: number | null;

  /** SHA-256 of the secret in hex: read access to the database is not enough to read the calendar. */
  @Column({ type: 'varchar', length: 64 })
  hash: string;

  @Column({ type: 'varchar', length: 8 })
  kind: FeedKind;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  @Column({ name: 'last_used', type: 'datetime', precision: 3, nullable: true })
  lastUsed: StoredTimestamp | null;
}
