import { Injectable } from '@nestjs/common';
import type { MailAnswer, MailSetup, MailTrial, Page, PageRequest } from '@calanque/shared';
import type { Caller } from '../access/index.js';
import { Database } from '../database/database.js';
import { Jobs } from '../job/index.js';
import { Refusal } from '../refusal/refusal.js';
import { MailDelivery } from './mail-delivery.js';
import { findMails, pageOfMails, waitAgain } from './mail.queries.js';
import { MAIL_JOB, Mails } from './mails.js';

/** What an administrator sees of the mails, and does about them. */
@Injectable()
export class AdministerMails {
  constructor(
    private readonly database: Database,
    private readonly delivery: MailDelivery,
    private readonly mails: Mails,
    private readonly jobs: Jobs,
  ) {}

  setup(): Promise<MailSetup> {
    return this.delivery.describe(this.database);
  }

  async list(request: PageRequest): Promise<Page<MailAnswer>> {
    const { ids, next, total } = await pageOfMails(this.database, request);
    return { items: await findMails(this.database, ids), next, total };
  }

  /** @throws Refusal `not-found` */
  async one(id: string): Promise<MailAnswer> {
    const [mail] = await findMails(this.database, [id]);
    if (!mail) throw new Refusal('not-found');
    return mail;
  }

  /** Writes to the caller's own address. @throws Refusal `mail-not-set-up`, `id-reused` */
  async try(caller: Caller, trial: MailTrial): Promise<MailAnswer> {
    await this.database.create(caller, trial, (tx) => this.mails.queue(tx, {
      id: trial.id, to: { accountId: caller.accountId }, kind: 'trial', subject: 'Message d’essai de Calanque',
      text: 'Vous avez demandé ce message d’essai.\n\nIl est arrivé : l’envoi d’e-mails fonctionne.',
    }));
    return this.one(trial.id);
  }

  /** Sends a mail again that failed. @throws Refusal `not-found`, `mail-not-set-up`, `mail-not-retryable` */
  async retry(caller: Caller, id: string): Promise<MailAnswer> {
    await this.one(id);
    await this.database.write(caller, async (tx) => {
      await this.mails.requireAvailable(tx);
      if (!(await waitAgain(tx, id))) throw new Refusal('mail-not-retryable');
      await this.jobs.send(tx, MAIL_JOB, { id });
    });
    return this.one(id);
  }
}
