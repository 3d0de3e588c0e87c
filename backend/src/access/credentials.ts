import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { Refusal } from '../refusal/refusal.js';
import { findCredentials, type CredentialRow } from './access.queries.js';
import { passwordFits } from './password.js';
import { SignInDelay } from './sign-in-delay.js';

/** Who proved to be the owner of an account. */
export type Authenticated = Pick<CredentialRow, 'id' | 'role'>;

/** Checks an address and a password. */
@Injectable()
export class Credentials {
  constructor(
    private readonly database: Database,
    private readonly delay: SignInDelay,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `too-many-attempts`, `sign-in-refused` (the same for an unknown address, a wrong password and a closed account) */
  async check(email: string, password: string, clientAddress: string): Promise<Authenticated> {
    await this.delay.count(email, clientAddress);
    const found = await findCredentials(this.database, email.trim(), this.clock.today());
    const fits = await passwordFits(password, found?.password_hash ?? null);
    if (!found || !fits || !found.open) throw new Refusal('sign-in-refused');
    await this.delay.forget(email, clientAddress);
    return { id: found.id, role: found.role };
  }
}
