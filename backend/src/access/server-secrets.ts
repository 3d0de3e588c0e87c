import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { keepSecret } from './access.queries.js';

/** Keys that all copies of the server share, made at random the first time and kept in PostgreSQL. */
@Injectable()
export class ServerSecrets {
  private csrf: Promise<Buffer> | null = null;

  constructor(private readonly database: Database) {}

  csrfKey(): Promise<Buffer> {
    this.csrf ??= keepSecret(this.database, 'csrf', randomBytes(32)).catch((error: unknown) => {
      this.csrf = null;
      throw error;
    });
    return this.csrf;
  }
}
