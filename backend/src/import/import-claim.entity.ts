import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** An identifier that a row of a file has, so that no later row of the file has it too. */
@Entity('import_claim')
export class ImportClaimEntity {
  @ForeignKey('ImportEntity', { name: 'import_claim_import_fk', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'import_id', type: 'uuid', primaryKeyConstraintName: 'import_claim_pk' })
  importId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'import_claim_pk' })
  key!: string;

  @Column({ type: 'integer' })
  row!: number;

  /** What the first row said of the thing: the category of a new model. */
  @Column({ type: 'text', nullable: true })
  value!: string | null;
}
