import type { EnvironmentReader } from './environment-reader.js';

/** The server that takes mails, and who sends them. */
export interface MailConfig {
  readonly host: string;
  readonly port: number;
  /** Whether the connection is encrypted from its beginning; else as soon as the server offers it. */
  readonly encrypted: boolean;
  /** Null where the server asks nobody who they are; then the password is too. */
  readonly user: string | null;
  readonly password: string | null;
  /** « Calanque <calanque@exemple.fr> » or an address alone. */
  readonly from: string;
}

const ADDRESS = /^[^\s<>,;:"()@]+@[^\s<>,;:"()@]+$/;
const NAMED_ADDRESS = /^([^<>"\p{Cc}]*)<([^<>]+)>$/u;
const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/**
 * Reads how mails go out; null when nothing is said of it. The address holds a password: no sentence repeats it.
 * @param isPublic whether it is said where people reach the product: mails hold links
 */
export function readMailConfig(reader: EnvironmentReader, isPublic: boolean): MailConfig | null {
  const server = readServer(reader);
  const from = readFrom(reader);
  if (server === null) return null;
  if (from === null) {
    reader.refuse('CALANQUE_MAIL_FROM manque : avec CALANQUE_SMTP_URL, donnez l’adresse d’expéditeur, par exemple Calanque <calanque@exemple.fr>.');
  }
  if (!isPublic) {
    reader.refuse('CALANQUE_PUBLIC_URL manque : avec CALANQUE_SMTP_URL, donnez l’adresse que les gens ouvrent, car les e-mails contiennent des liens.');
  }
  return from === null ? null : { ...server, from };
}

function readServer(reader: EnvironmentReader): Omit<MailConfig, 'from'> | null {
  const value = reader.text('CALANQUE_SMTP_URL');
  if (value === null) return null;
  const url = URL.canParse(value) ? new URL(value) : null;
  const port = url === null ? undefined : PORTS[url.protocol];
  const [user, password] = [decoded(url?.username), decoded(url?.password)];
  const isServer = url !== null && url.hostname !== '' && url.port !== '0' && ['', '/'].includes(url.pathname) && url.search + url.hash === '';
  if (!isServer || port === undefined || user === null || password === null || (user === '') !== (password === '')) {
    reader.refuse(
      'CALANQUE_SMTP_URL n’est pas l’adresse d’un serveur de messagerie : écrivez-la smtps://utilisateur:motdepasse@machine:465' +
        ' ou smtp://machine:25, les signes spéciaux du mot de passe codés (« @ » s’écrit %40).',
    );
    return null;
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? port : Number(url.port), encrypted: url.protocol === 'smtps:',
    user: user || null, password: password || null,
  };
}

/** Null where the percent signs make no text. */
function decoded(part = ''): string | null {
  try {
    return decodeURIComponent(part);
  } catch {
    return null;
  }
}

function readFrom(reader: EnvironmentReader): string | null {
  const value = reader.text('CALANQUE_MAIL_FROM');
  if (value === null) return null;
  const address = NAMED_ADDRESS.exec(value)?.[2]?.trim() ?? value;
  if (ADDRESS.test(address)) return value;
  reader.refuse(`CALANQUE_MAIL_FROM vaut « ${value} » : donnez une adresse e-mail, seule ou avec un nom, par exemple Calanque <calanque@exemple.fr>.`);
  return null;
}
