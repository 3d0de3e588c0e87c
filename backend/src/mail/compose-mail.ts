import type { SendMailOptions } from 'nodemailer';
import type { WaitingMail } from './mail.queries.js';
import { oneLine } from './one-line.js';

/** Who writes, and where they are found. */
export interface Sender {
  readonly from: string;
  /** Where people reach the product. */
  readonly publicUrl: string;
}

const FOOT = 'Ce message est envoyé automatiquement par Calanque : une réponse ne serait lue par personne.';

/**
 * The message as it goes out: plain text, and the same as simple HTML. Nothing in it is fetched from anywhere. Its `Message-ID` is the
 * same at every try, so that a second copy of what had arrived is known as one.
 */
export function composeMail(mail: WaitingMail & { readonly email: string }, { from, publicUrl }: Sender): SendMailOptions {
  const name = oneLine(`${mail.given_name} ${mail.family_name}`);
  const { subject, text, link } = mail.content;
  const paragraphs = [`Bonjour ${name},`, ...text.split(/\n{2,}/)];
  return {
    from,
    to: { name, address: mail.email },
    subject: oneLine(subject),
    messageId: `<${mail.id}@${new URL(publicUrl).hostname}>`,
    date: mail.created_at,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'fr' },
    text: [...paragraphs, ...(link ? [`${link.label} :\n${link.url}`] : []), `--\n${FOOT}\n${publicUrl}`].join('\n\n'),
    html: htmlOf(subject, paragraphs, link, publicUrl),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function htmlOf(subject: string, paragraphs: readonly string[], link: WaitingMail['content']['link'], publicUrl: string): string {
  const body = paragraphs.map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`);
  if (link) {
    body.push(`<p><a href="${escaped(link.url)}" style="color:#0b5d7a;font-weight:bold">${escaped(link.label)}</a></p>`);
    body.push(`<p>Si ce lien ne s’ouvre pas, copiez cette adresse dans votre navigateur :<br>${escaped(link.url)}</p>`);
  }
  return `<!DOCTYPE html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body style="margin:0 auto;padding:24px;max-width:36em;font:16px/1.5 Verdana,sans-serif;overflow-wrap:anywhere">
<main>
${body.join('\n')}
</main>
<hr>
<p>${escaped(FOOT)}<br><a href="${escaped(publicUrl)}" style="color:#0b5d7a">${escaped(publicUrl)}</a></p>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\'': '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
