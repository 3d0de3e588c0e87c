import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What went along with a piece. What did not come back is kept as such. */
@Entity('custody_accessory')
@Check('custody_accessory_label_length', 'length(label) BETWEEN 1 AND 60')
export class CustodyAccessoryEntity {
  @ForeignKey('CustodyEntity', { name: 'custody_accessory_custody_fk' })
  @PrimaryColumn({ name: 'custody_id', type: 'uuid', primaryKeyConstraintName: 'custody_accessory_pk' })
  custodyId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'custody_accessory_pk' })
  label!: string;

  /** Its place in the list, from 0. */
  @Column({ type: 'integer' })
  place!: number;

  /** Null while the piece is out. */
  @Column({ type: 'boolean', nullable: true })
  returned!: boolean | null;
}
