import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('demonstration')
@Check('demonstration_only_row', 'only_row')
export class DemonstrationEntity {
  @PrimaryColumn('boolean', { name: 'only_row', default: true, primaryKeyConstraintName: 'demonstration_pk' })
  onlyRow!: boolean;

  @Column('timestamptz', { name: 'prepared_at' })
  preparedAt!: Date;

  @Column('timestamptz', { name: 'equipment_loaded_at', nullable: true })
  equipmentLoadedAt!: Date | null;
}
