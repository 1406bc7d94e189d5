import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A filter that a list has under a name. The migrations create the indexes. */
@Entity('saved_filter')
export class SavedFilterEntity {
  @PrimaryGeneratedColumn()
  id: number;

  @Column({ type: 'int', unsigned: true })
  list: number;

  @Column({ type: 'varchar', length: 64 })
  name: string;

  /** As FilterQuery spells it. */
  @Column({ type: 'text' })
  query: string;

  /** Orders the filters of a list; may have gaps. */
  @Column({ type: 'int' })
  place: number;

  /** Number of writes to name and query. */
  @Column({ type: 'int', default: 1 })
  version: number;
}
