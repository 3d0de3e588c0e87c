import type { Category, ModelSpecifications } from '@calanque/shared';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('equipment_model')
@Check('equipment_model_category_known', `category IN ('wifi-point', 'laptop', 'tablet', 'accessory')`)
@Check('equipment_model_name_length', 'length(maker) BETWEEN 1 AND 100 AND length(name) BETWEEN 1 AND 100')
@Check('equipment_model_warranty_sane', 'warranty_months BETWEEN 0 AND 240')
@Unique('equipment_model_category_pair', ['id', 'category'])
@Unique('equipment_model_maker_pair', ['id', 'maker'])
@Index('equipment_model_once', { synchronize: false })
@Index('equipment_model_by_name', { synchronize: false })
@Index('equipment_model_by_support', { synchronize: false })
@Index('equipment_model_by_words', { synchronize: false })
@Index('equipment_model_by_slips', { synchronize: false })
export class EquipmentModelEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'equipment_model_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Stays while there is equipment of this model. */
  @Column({ type: 'text' })
  category!: Category;

  @Column({ type: 'text' })
  maker!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'model_number', type: 'text', nullable: true })
  modelNumber!: string | null;

  @Column({ type: 'jsonb', default: {} })
  specifications!: ModelSpecifications;

  /** Usual warranty, from the purchase. */
  @Column({ name: 'warranty_months', type: 'integer', nullable: true })
  warrantyMonths!: number | null;

  /** Last day of support, `YYYY-MM-DD`. */
  @Column({ name: 'support_ends_on', type: 'date', nullable: true })
  supportEndsOn!: string | null;
}
