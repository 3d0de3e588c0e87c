import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A random key that all copies of the server share. */
@Entity('server_secret')
export class ServerSecretEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'server_secret_pk' })
  name!: string;

  @Column({ type: 'bytea' })
  value!: Buffer;
}
