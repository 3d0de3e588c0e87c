import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The highest number given under a prefix; moved by a trigger alone. */
@Entity('inventory_counter')
export class InventoryCounterEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'inventory_counter_pk' })
  prefix!: string;

  /** Up to 25 digits, as text. */
  @Column({ name: 'last_value', type: 'numeric' })
  lastValue!: string;
}
