import { Injectable } from '@nestjs/common';
import type { LinkPurpose, OneTimeLink } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { frenchMinute } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import { Mails } from '../mail/index.js';
import { Refusal } from '../refusal/refusal.js';
import { OneTimeLinks } from './one-time-links.js';

/** One-time links, sent to the address of the account that they open. */
@Injectable()
export class MailLinks {
  constructor(private readonly database: Database, private readonly links: OneTimeLinks, private readonly mails: Mails) {}

  /** Sends the link that was just made for the account. @throws Refusal `mail-not-set-up`, `link-invalid` */
  async send(caller: Caller, accountId: string, token: string): Promise<void> {
    await this.database.write(caller, async (tx) => {
      const opened = await this.links.open(tx, token);
      if (opened.account_id !== accountId) throw new Refusal('link-invalid');
      await this.queue(tx, accountId, opened.purpose, this.links.written(token, opened));
    });
  }

  /** @throws Refusal `mail-not-set-up` */
  async queue(tx: Transaction, accountId: string, purpose: LinkPurpose, { url, expiresAt }: OneTimeLink): Promise<void> {
    const until = `Ce lien marche une seule fois, jusqu’au ${frenchMinute(new Date(expiresAt))}. Ne le transmettez à personne.`;
    await this.mails.queue(tx, purpose === 'invitation'
      ? {
          to: { accountId }, kind: 'invitation', secret: true, subject: 'Votre accès à Calanque',
          text: `Un compte vous est ouvert dans Calanque, qui suit le matériel des Maisons départementales de la solidarité. Choisissez votre mot de passe pour y entrer.\n\n${until}`,
          link: { label: 'Choisir mon mot de passe', url },
        }
      : {
          to: { accountId }, kind: 'password-reset', secret: true, subject: 'Choisir un nouveau mot de passe',
          text: `Un nouveau mot de passe a été demandé pour votre compte Calanque.\n\n${until}\n\nSi vous n’avez rien demandé, ne faites rien : votre mot de passe actuel continue de marcher.`,
          link: { label: 'Choisir un nouveau mot de passe', url },
        });
  }
}
