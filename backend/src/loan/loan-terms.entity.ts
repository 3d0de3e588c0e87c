import type { Category } from '@calanque/shared';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The usual terms under which pieces of a category are lent; one row for each category. */
@Entity('loan_terms')
@Check('loan_terms_category_known', `category IN ('wifi-point', 'laptop', 'tablet', 'accessory')`)
@Check('loan_terms_days_sane', 'days BETWEEN 1 AND 730')
@Check('loan_terms_renewals_sane', 'max_renewals BETWEEN 0 AND 50')
@Check('loan_terms_replacement_sane', 'replacement_cents BETWEEN 0 AND 100000000')
@Check('loan_terms_accessories_few', 'cardinality(accessories) <= 20')
@Index('loan_terms_category_once', ['category'], { unique: true })
export class LoanTermsEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'loan_terms_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ type: 'text' })
  category!: Category;

  @Column({ type: 'integer' })
  days!: number;

  @Column({ name: 'max_renewals', type: 'integer' })
  maxRenewals!: number;

  /** What a lost piece is worth; null when the agreement names no sum. */
  @Column({ name: 'replacement_cents', type: 'integer', nullable: true })
  replacementCents!: number | null;

  @Column({ type: 'text', array: true, default: '{}' })
  accessories!: string[];
}
