import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A site of an account whose role does not reach all of them. */
@Entity('account_site')
export class AccountSiteEntity {
  @ForeignKey('AccountEntity', { name: 'account_site_account_fk' })
  @PrimaryColumn({ name: 'account_id', type: 'uuid', primaryKeyConstraintName: 'account_site_pk' })
  accountId!: string;

  @ForeignKey('SiteEntity', { name: 'account_site_site_fk' })
  @PrimaryColumn({ name: 'site_id', type: 'uuid', primaryKeyConstraintName: 'account_site_pk' })
  siteId!: string;
}
