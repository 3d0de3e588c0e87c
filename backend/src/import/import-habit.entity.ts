import type { ImportKind } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a person said once of a heading or of a value: their next files are read so. */
@Entity('import_habit')
@Check('import_habit_kind_known', `kind IN ('equipment', 'agents', 'sites', 'rooms')`)
@Check('import_habit_short', 'length(word) <= 200 AND length(written) <= 200 AND length(target) <= 40')
export class ImportHabitEntity {
  @ForeignKey('AccountEntity', { name: 'import_habit_account_fk' })
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'import_habit_pk' })
  accountId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'import_habit_pk' })
  kind!: ImportKind;

  /** `column`, or the field of a value. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'import_habit_pk' })
  about!: string;

  /** The heading or value, by its words. */
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'import_habit_pk' })
  word!: string;

  /** As it stood in the file. */
  @Column({ type: 'text' })
  written!: string;

  /** A field, or empty to leave a column aside; a site's id, or the code of a category or a state. */
  @Column({ type: 'text' })
  target!: string;
}
