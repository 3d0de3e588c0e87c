import type { Wear } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How a piece looked when it went out or came back. */
@Entity('custody_check')
@Check('custody_check_moment_known', `moment IN ('out', 'in')`)
@Check('custody_check_wear_known', `wear IN ('new', 'good', 'worn', 'damaged')`)
@Check('custody_check_note_length', 'length(note) BETWEEN 1 AND 200')
@Check('custody_check_photo_small', 'octet_length(photo) BETWEEN 1 AND 1048576')
export class CustodyCheckEntity {
  @ForeignKey('CustodyEntity', { name: 'custody_check_custody_fk' })
  @PrimaryColumn({ name: 'custody_id', type: 'uuid', primaryKeyConstraintName: 'custody_check_pk' })
  custodyId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'custody_check_pk' })
  moment!: 'out' | 'in';

  @Column({ type: 'text' })
  wear!: Wear;

  @Column({ type: 'text', nullable: true })
  note!: string | null;

  /** Encoded anew by the server; null when none was taken. */
  @Column({ type: 'bytea', nullable: true, select: false })
  photo!: Buffer | null;
}
