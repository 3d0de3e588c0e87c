import type { ImportDifference, ImportFault, ImportOutcome } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One data row of a file, and what became of it. */
@Entity('import_row')
@Check('import_row_outcome_known', `outcome IN ('accepted', 'rejected', 'ignored', 'already-present', 'different')`)
@Index('import_row_by_outcome', ['importId', 'outcome', 'row'])
export class ImportRowEntity {
  @ForeignKey('ImportEntity', { name: 'import_row_import_fk', onDelete: 'CASCADE' })
  @PrimaryColumn({ name: 'import_id', type: 'uuid', primaryKeyConstraintName: 'import_row_pk' })
  importId!: string;

  /** Counted from 1, blank rows counted. */
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'import_row_pk' })
  row!: number;

  @Column({ type: 'jsonb' })
  cells!: string[];

  /** Null until a dry run has read the row. */
  @Column({ type: 'text', nullable: true })
  outcome!: ImportOutcome | null;

  /** What the row says once read. */
  @Column({ type: 'jsonb', nullable: true })
  content!: Record<string, unknown> | null;

  /** The known things it names, by their ids. */
  @Column({ type: 'jsonb', nullable: true })
  links!: Record<string, unknown> | null;

  @Column({ type: 'jsonb', nullable: true })
  faults!: ImportFault[] | null;

  @Column({ type: 'jsonb', nullable: true })
  differences!: ImportDifference[] | null;

  /** What it was found to be, or what was made of it. */
  @Column({ name: 'target_id', type: 'uuid', nullable: true })
  targetId!: string | null;

  /** The version of the target that the differences were shown against. */
  @Column({ name: 'target_version', type: 'integer', nullable: true })
  targetVersion!: number | null;

  /** Whether the differences are to be taken. */
  @Column({ type: 'boolean', default: false })
  chosen!: boolean;

  @Column({ name: 'written_at', type: 'timestamptz', nullable: true })
  writtenAt!: Date | null;
}
