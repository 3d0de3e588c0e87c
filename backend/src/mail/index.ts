export { MailModule } from './mail.module.js';
export { Mails, type MailDraft, type MailRecipient } from './mails.js';
