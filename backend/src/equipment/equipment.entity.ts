import type { Category, WifiBand } from '@calanque/shared';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** What is written on the card of one piece. Where it is, how it is and who holds it are dated facts of their own. */
@Entity('equipment')
@Check('equipment_number_shape', `length(number) <= 25 AND number ~ '^[[:alnum:]]([[:graph:] ]*[[:alnum:]])?$'`)
@Check('equipment_imei_right', 'imei_is_right(imei)')
@Check('equipment_price_sane', 'price_cents >= 0')
@Check('equipment_warranty_sane', 'warranty_months BETWEEN 0 AND 240')
@Check('equipment_wifi_only', `category = 'wifi-point' OR num_nonnulls(ssid, bands, ip_address, firmware) = 0`)
@Check('equipment_os_only', `category IN ('laptop', 'tablet') OR num_nonnulls(os_name, os_version, os_support_ends_on) = 0`)
@Check('equipment_imei_only', `category IN ('tablet', 'accessory') OR imei IS NULL`)
@Check('equipment_annulled_with_reason', '(annulled_at IS NULL) = (annulled_reason IS NULL)')
@ForeignKey('EquipmentModelEntity', ['modelId', 'category'], ['id', 'category'], { name: 'equipment_model_category_fk' })
@ForeignKey('EquipmentModelEntity', ['modelId', 'maker'], ['id', 'maker'], { name: 'equipment_model_maker_fk', onUpdate: 'CASCADE' })
@Index('equipment_number_once', { synchronize: false })
@Index('equipment_serial_once', { synchronize: false })
@Index('equipment_mac_once', ['mac'], { unique: true, where: 'annulled_at IS NULL AND mac IS NOT NULL' })
@Index('equipment_imei_once', ['imei'], { unique: true, where: 'annulled_at IS NULL AND imei IS NOT NULL' })
@Index('equipment_by_number', { synchronize: false })
@Index('equipment_of_category', { synchronize: false })
@Index('equipment_by_creation', ['createdAt', 'id'])
@Index('equipment_by_purchase', { synchronize: false })
@Index('equipment_by_warranty', { synchronize: false })
@Index('equipment_by_model', ['modelId'])
@Index('equipment_by_identifiers', { synchronize: false })
@Index('equipment_by_number_key', { synchronize: false })
@Index('equipment_by_serial_key', { synchronize: false })
@Index('equipment_by_imei', { synchronize: false })
export class EquipmentEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'equipment_pk' })
  id!: string;

  /** Counted up by a trigger. */
  @Column({ type: 'integer', default: 1 })
  version!: number;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;

  /** Left out of an insert, it is drawn by a trigger; never changed afterwards. */
  @Column({ type: 'text' })
  number!: string;

  @Column({ name: 'model_id', type: 'uuid' })
  modelId!: string;

  /** The model's, copied by a trigger. */
  @Column({ type: 'text' })
  category!: Category;

  /** The model's, copied by a trigger. */
  @Column({ type: 'text' })
  maker!: string;

  @Column({ type: 'text', nullable: true })
  serial!: string | null;

  /** `00:1a:2b:3c:4d:5e`, however it was written. */
  @Column({ type: 'macaddr', nullable: true })
  mac!: string | null;

  @Column({ type: 'text', nullable: true })
  imei!: string | null;

  @Column({ name: 'purchased_on', type: 'date', nullable: true })
  purchasedOn!: string | null;

  /** Including tax. */
  @Column({ name: 'price_cents', type: 'integer', nullable: true })
  priceCents!: number | null;

  @Column({ name: 'order_number', type: 'text', nullable: true })
  orderNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  supplier!: string | null;

  /** From the purchase; left out of an insert, or null in it, it is the model's usual one. */
  @Column({ name: 'warranty_months', type: 'integer', nullable: true })
  warrantyMonths!: number | null;

  @Column({ type: 'text', nullable: true })
  notes!: string | null;

  @Column({ type: 'text', nullable: true })
  ssid!: string | null;

  @Column({ type: 'text', array: true, nullable: true })
  bands!: WifiBand[] | null;

  @Column({ name: 'ip_address', type: 'inet', nullable: true })
  ipAddress!: string | null;

  @Column({ type: 'text', nullable: true })
  firmware!: string | null;

  @Column({ name: 'os_name', type: 'text', nullable: true })
  osName!: string | null;

  @Column({ name: 'os_version', type: 'text', nullable: true })
  osVersion!: string | null;

  @Column({ name: 'os_support_ends_on', type: 'date', nullable: true })
  osSupportEndsOn!: string | null;

  @Column({ name: 'annulled_at', type: 'timestamptz', nullable: true })
  annulledAt!: Date | null;

  @Column({ name: 'annulled_reason', type: 'text', nullable: true })
  annulledReason!: string | null;
}
