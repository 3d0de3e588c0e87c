import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PasswordChanges } from '../access/index.js';
import { Clock, frenchMinute } from '../clock/clock.js';
import type { Transaction } from '../database/database.js';
import { Mails } from '../mail/index.js';

/** Tells the owner of an account that its password was replaced: whoever did not do it learns of it. */
@Injectable()
export class PasswordNotice implements OnModuleInit {
  constructor(private readonly changes: PasswordChanges, private readonly mails: Mails, private readonly clock: Clock) {}

  onModuleInit(): void {
    this.changes.hear((tx, accountId) => this.queue(tx, accountId));
  }

  /** Nothing where mails go nowhere. */
  private async queue(tx: Transaction, accountId: string): Promise<void> {
    if (!(await this.mails.available(tx))) return;
    await this.mails.queue(tx, {
      to: { accountId }, kind: 'password-changed', subject: 'Votre mot de passe a changé',
      text: `Le mot de passe de votre compte Calanque a été changé le ${frenchMinute(this.clock.now())}.\n\nSi ce n’est pas vous, prévenez tout de suite votre administrateur : il peut fermer le compte et vous faire un nouveau lien.`,
    });
  }
}
