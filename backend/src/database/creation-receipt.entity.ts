import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What a creation was asked with, so that it can be sent again. */
@Entity('creation_receipt')
export class CreationReceiptEntity {
  /** The id of what was created. */
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'creation_receipt_pk' })
  id!: string;

  /** SHA-256 of the body. */
  @Column({ type: 'bytea' })
  digest!: Buffer;

  @ForeignKey('AccountEntity', { name: 'creation_receipt_account_fk' })
  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt!: Date;
}
