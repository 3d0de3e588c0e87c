import type { ImportKind, ImportState } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** A file that somebody gave, and how far it is on its way into the inventory. */
@Entity('import')
@Check('import_kind_known', `kind IN ('equipment', 'agents', 'sites', 'rooms')`)
@Check('import_state_known', `state IN ('uploaded', 'checking', 'checked', 'importing', 'done', 'failed')`)
@Check('import_failure_said', `(state = 'failed') = (failure IS NOT NULL)`)
@Check('import_columns_match', 'cardinality(headings) = cardinality(fields) AND cardinality(headings) = cardinality(remembered)')
@Index('import_by_account', ['accountId', 'createdAt', 'id'])
export class ImportEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'import_pk' })
  id!: string;

  /** Counted up by a trigger; progress alone is no new version. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @ForeignKey('AccountEntity', { name: 'import_account_fk' })
  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ type: 'text' })
  kind!: ImportKind;

  @Column({ name: 'file_name', type: 'text' })
  fileName!: string;

  /** SHA-256 of what its cells say, so that rows without any number or serial are known again. */
  @Column({ name: 'file_digest', type: 'bytea' })
  fileDigest!: Buffer;

  @Column({ type: 'text', array: true })
  headings!: string[];

  /** What each column is taken for; empty when it is left aside. */
  @Column({ type: 'text', array: true })
  fields!: string[];

  /** Whether each column is taken so because the person did so before. */
  @Column({ type: 'boolean', array: true })
  remembered!: boolean[];

  @Column({ type: 'text', default: 'uploaded' })
  state!: ImportState;

  @Column({ name: 'row_count', type: 'integer' })
  rowCount!: number;

  /** Of the running job: rows done. */
  @Column({ name: 'done_count', type: 'integer', default: 0 })
  doneCount!: number;

  /** Of the running job: rows in all. */
  @Column({ name: 'total_count', type: 'integer', default: 0 })
  totalCount!: number;

  /** Why it stopped, in one French sentence. */
  @Column({ type: 'text', nullable: true })
  failure!: string | null;

  @Column({ name: 'confirmed_at', type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  finishedAt!: Date | null;
}
