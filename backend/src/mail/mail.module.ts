import { Module } from '@nestjs/common';
import { AdministerMails } from './administer-mails.js';
import { MailController } from './mail.controller.js';
import { MailDelivery } from './mail-delivery.js';
import { Mails } from './mails.js';
import { PurgeMails } from './purge-mails.js';
import { SendMail } from './send-mail.js';

/** Mails to people: written with what they tell of, sent when that is committed. */
@Module({
  controllers: [MailController],
  providers: [AdministerMails, MailDelivery, Mails, PurgeMails, SendMail],
  exports: [Mails],
})
export class MailModule {}
