import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { MailSetup, MailWay } from '@calanque/shared';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config-token.js';
import type { MailConfig } from '../config/mail-config.js';
import type { Reader } from '../database/sql.js';
import { composeMail } from './compose-mail.js';
import { failureOf, type FailedTry } from './failed-try.js';
import { isForDemonstration, type WaitingMail } from './mail.queries.js';

/** Below the data folder, in demonstration: one file for each mail. */
export const MAIL_FOLDER = 'mails';
const DEMONSTRATION_SENDER = 'Calanque <calanque@demo.test>';

/** A server that lets one wait longer is no server: the mail is kept locked meanwhile. */
const GREET_WITHIN_MS = 10_000;
const SILENT_AT_MOST_MS = 15_000;
const SENT_WITHIN_MS = 45_000;

const ADDRESS = /^[^\s<>,;:"()@\p{Cc}]+@[^\s<>,;:"()@\p{Cc}]+$/u;

/** Takes mails out of the product: to the mail server, or in demonstration into files that nobody but its host reads. */
@Injectable()
export class MailDelivery {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Where mails go now. A database that served a demonstration holds its accounts: from there nothing is sent either. */
  async way(reader: Reader): Promise<MailWay> {
    if (this.config.demonstration || (await isForDemonstration(reader))) return 'folder';
    return this.config.mail === null ? 'none' : 'smtp';
  }

  /** For the administrator; the password stays out of it. */
  async describe(reader: Reader): Promise<MailSetup> {
    const way = await this.way(reader);
    const { host = null, port = null, encrypted = null, user = null, from = null } = (way === 'smtp' ? this.config.mail : null) ?? {};
    return { way, host, port, encrypted, user, from: way === 'folder' ? DEMONSTRATION_SENDER : from };
  }

  /** Sends a mail. Gives null when it is gone, else why it is not. */
  async deliver(mail: WaitingMail, way: MailWay): Promise<FailedTry | null> {
    const { email } = mail;
    if (email === null) return { failure: 'no-address', final: true };
    if (!ADDRESS.test(email)) return { failure: 'address-refused', final: true };
    const server = this.config.mail;
    if (way === 'folder') return this.writeFile(mail.id, composeMail({ ...mail, email }, { ...this.config, from: DEMONSTRATION_SENDER }));
    if (way === 'none' || server === null) return { failure: 'not-set-up', final: false };
    return send(server, composeMail({ ...mail, email }, { ...this.config, from: server.from }));
  }

  /** Forgets the files of mails that were written before; those that were begun only, too. */
  async forgetFiles(before: Date): Promise<void> {
    const folder = this.folder();
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      if (/\.eml(\.part)?$/.test(name) && (await stat(path)).mtime < before) await rm(path, { force: true });
    }
  }

  private folder(): string {
    return join(this.config.dataFolder, MAIL_FOLDER);
  }

  private async writeFile(id: string, message: SendMailOptions): Promise<FailedTry | null> {
    try {
      const { message: content } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
      const folder = this.folder();
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${id}.eml`);
      // Whoever looks into the folder finds whole mails only.
      await writeFile(`${path}.part`, content as Buffer, { mode: 0o600 });
      await rename(`${path}.part`, path);
      return null;
    } catch {
      return { failure: 'folder', final: false };
    }
  }
}

/** One connection for each mail: they are few. */
async function send(server: MailConfig, message: SendMailOptions): Promise<FailedTry | null> {
  const transport = createTransport({
    host: server.host, port: server.port, secure: server.encrypted,
    // A password goes over an encrypted line, or inside this machine.
    requireTLS: server.user !== null && !['localhost', '127.0.0.1', '::1'].includes(server.host),
    ...(server.user !== null && { auth: { user: server.user, pass: server.password ?? '' } }),
    connectionTimeout: GREET_WITHIN_MS, greetingTimeout: GREET_WITHIN_MS, socketTimeout: SILENT_AT_MOST_MS,
  });
  const late = Promise.withResolvers<FailedTry>();
  const timer = setTimeout(() => late.resolve({ failure: 'unreachable', final: false }), SENT_WITHIN_MS);
  try {
    return await Promise.race([late.promise, transport.sendMail(message).then(() => null, failureOf)]);
  } finally {
    clearTimeout(timer);
    transport.close();
  }
}
