import type { PersonKind } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Anybody who can hold something; the only table in which names stand. */
@Entity('person')
@Check('person_kind_known', `kind IN ('agent', 'intern', 'borrower')`)
@Check('person_name_length', 'length(given_name) BETWEEN 1 AND 100 AND length(family_name) BETWEEN 1 AND 100')
@Check('person_borrower_plain', `kind <> 'borrower' OR (service IS NULL AND site_id IS NULL AND left_on IS NULL)`)
@Check('person_borrower_contact', `kind <> 'borrower' OR erased_at IS NOT NULL OR (email IS NULL) <> (phone IS NULL)`)
@Check('person_phone_of_borrower', `phone IS NULL OR kind = 'borrower'`)
@Check('person_phone_length', 'length(phone) BETWEEN 1 AND 25')
@Check(
  'person_erased_whole',
  `erased_at IS NULL OR (kind = 'borrower' AND given_name = 'Données' AND family_name = 'effacées' AND email IS NULL AND phone IS NULL)`,
)
@Index('person_borrowers', ['id'], { where: `kind = 'borrower' AND erased_at IS NULL` })
@Index('person_by_name', { synchronize: false })
@Index('person_by_site', ['siteId'])
@Index('person_by_words', { synchronize: false })
@Index('person_by_slips', { synchronize: false })
export class PersonEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'person_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  @Column({ type: 'text' })
  kind!: PersonKind;

  @Column({ name: 'given_name', type: 'text' })
  givenName!: string;

  @Column({ name: 'family_name', type: 'text' })
  familyName!: string;

  @Column({ type: 'text', nullable: true })
  service!: string | null;

  @Column({ type: 'text', nullable: true })
  email!: string | null;

  /** Null for those who belong to no site in particular. */
  @ForeignKey('SiteEntity', { name: 'person_site_fk' })
  @Column({ name: 'site_id', type: 'uuid', nullable: true })
  siteId!: string | null;

  /** `YYYY-MM-DD`; null while they are here. */
  @Column({ name: 'left_on', type: 'date', nullable: true })
  leftOn!: string | null;

  /** Of a borrower without an e-mail address; null for everybody else. */
  @Column({ type: 'text', nullable: true })
  phone!: string | null;

  /** When name and contact of a borrower were erased; null while they stand. */
  @Column({ name: 'erased_at', type: 'timestamptz', nullable: true })
  erasedAt!: Date | null;
}
