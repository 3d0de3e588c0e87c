import { Injectable } from '@nestjs/common';
import type { MailKind } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../clock/clock.js';
import { Database, type Transaction } from '../database/database.js';
import type { Reader } from '../database/sql.js';
import { Jobs } from '../job/index.js';
import { Refusal } from '../refusal/refusal.js';
import type { MailContent } from './mail-content.js';
import { MailDelivery } from './mail-delivery.js';
import { insertMail } from './mail.queries.js';
import { oneLine } from './one-line.js';

export const MAIL_JOB = 'mail';

/** Whose address a mail goes to; it is looked up when the mail is sent. */
export type MailRecipient = { readonly accountId: string } | { readonly personId: string };

/** Whether what a waiting mail says is so still, asked right before it goes out. */
export type StillSo = (reader: Reader, id: string) => Promise<boolean>;

/** A mail to send. */
export interface MailDraft extends MailContent {
  /** A new one when absent. */
  readonly id?: string;
  readonly to: MailRecipient;
  readonly kind: MailKind;
  /** The loan that a reminder is about. */
  readonly loanId?: string;
  /** Whether whoever reads it can take over an account: what it says is then forgotten as soon as it is sent or given up. */
  readonly secret?: boolean;
}

/** The way in for every feature that writes to people. */
@Injectable()
export class Mails {
  private readonly questions = new Map<MailKind, StillSo>();

  constructor(
    private readonly database: Database,
    private readonly delivery: MailDelivery,
    private readonly jobs: Jobs,
    private readonly clock: Clock,
  ) {}

  /** Says, before the application has started, what is asked before mails of a kind go out; one that says what is so no more is given up. */
  askBefore(kind: MailKind, question: StillSo): void {
    this.questions.set(kind, question);
  }

  /** Whether what a waiting mail says is so still; always, where nothing is asked. */
  async isStillSo(reader: Reader, { id, kind }: { readonly id: string; readonly kind: MailKind }): Promise<boolean> {
    return (await this.questions.get(kind)?.(reader, id)) ?? true;
  }

  /** Whether mails go anywhere: where they do not, screens say so, and nothing is queued. */
  async available(reader: Reader = this.database): Promise<boolean> {
    return (await this.delivery.way(reader)) !== 'none';
  }

  /** @throws Refusal `mail-not-set-up` */
  async requireAvailable(reader: Reader = this.database): Promise<void> {
    if (!(await this.available(reader))) throw new Refusal('mail-not-set-up');
  }

  /**
   * Writes a mail as part of a transaction: it is sent once that is committed, and never otherwise. Gives its id.
   * @throws Refusal `mail-not-set-up`
   */
  async queue(tx: Transaction, draft: MailDraft): Promise<string> {
    await this.requireAvailable(tx);
    const { id = uuidv7(), to, kind, loanId = null, secret = false, subject, text, link } = draft;
    const [accountId, personId] = 'accountId' in to ? [to.accountId, null] : [null, to.personId];
    const content: MailContent = { subject: oneLine(subject), text, ...(link && { link }) };
    await insertMail(tx, { id, kind, accountId, personId, loanId, secret, content, now: this.clock.now() });
    await this.jobs.send(tx, MAIL_JOB, { id });
    return id;
  }
}
