import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { Setup } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { hashPassword, requireStrongPassword } from '../access/index.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import { Database } from '../database/database.js';
import { StartMessages } from '../lifecycle/start-messages.js';
import { PersonEntity } from '../person/index.js';
import { Refusal } from '../refusal/refusal.js';
import { AccountEntity } from './account.entity.js';
import { anyAccount, keepAccountsOut } from './account.queries.js';
import { OneTimeLinks } from './one-time-links.js';

/** The way in while there is no account: a link that the server prints, and the administrator whom it makes. */
@Injectable()
export class FirstAccess implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly links: OneTimeLinks,
    private readonly messages: StartMessages,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** A fresh link at each start, as nobody may have kept the one before. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.config.demonstration) return;
    const link = await this.database.write({ accountId: null, requestId: 'start' }, async (tx) =>
      (await anyAccount(tx)) ? null : this.links.replace(tx, 'setup', null));
    if (link !== null) {
      this.messages.add(`Créez le compte du premier administrateur à cette adresse, valable une fois et pendant 24 heures : ${link.url}`);
    }
  }

  /** Gives the account. @throws Refusal `link-invalid`, also once there is an account, and `password-too-weak` */
  async setUp(setup: Setup, requestId: string): Promise<string> {
    await this.requireSetupLink(this.database, setup.token);
    requireStrongPassword(setup.password, 'administrator', 'password');
    const passwordHash = await hashPassword(setup.password);
    const [id, personId] = [uuidv7(), uuidv7()];
    const { givenName, familyName, email } = setup;
    await this.database.write({ accountId: id, requestId }, async (tx) => {
      await keepAccountsOut(tx);
      await this.requireSetupLink(tx, setup.token);
      await tx.manager.insert(PersonEntity, { id: personId, kind: 'agent', givenName, familyName });
      await tx.manager.insert(AccountEntity, { id, personId, email, role: 'administrator', passwordHash });
      await this.links.consume(tx, null);
    });
    return id;
  }

  private async requireSetupLink(reader: Parameters<OneTimeLinks['open']>[0], token: string): Promise<void> {
    const { purpose } = await this.links.open(reader, token);
    if (purpose !== 'setup') throw new Refusal('link-invalid');
  }
}
