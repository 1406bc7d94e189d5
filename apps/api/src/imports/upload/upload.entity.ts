import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredTimestamp } from '../../database/sql/timestamp.js';

/** A part of a file that waits between its preview and its import. The migrations create the index. */
@Entity('import_part')
export class ImportPartEntity {
  /** UUID of the file. */
  @PrimaryColumn({ type: 'varchar', length: 36 })
  upload: string;

  /** Of the parts of the file, from 0. */
  @PrimaryColumn({ type: 'int' })
  part: number;

  /** The list that it was sent for. */
  @Column({ type: 'int', unsigned: true })
  list: number;

  @Column({ type: 'datetime', precision: 3 })
  created: StoredTimestamp;

  @Column({ type: 'blob' })
  bytes: Buffer;
}
