import { isAbsolute, resolve } from 'node:path';
import { StartRefusal } from '../lifecycle/start-refusal.js';
import { EnvironmentReader, type Environment } from './environment-reader.js';
import { readMailConfig, type MailConfig } from './mail-config.js';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much the server writes to its log. */
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The folder that holds `backend`, `shared` and `frontend`, built or not. */
export const PRODUCT_FOLDER = resolve(import.meta.dirname, '../../../..');

/** Everything the server takes from its environment, read and checked once when it starts. */
export interface Config {
  /** Whether `NODE_ENV` is `production`. */
  readonly production: boolean;
  /** The address the server listens on. */
  readonly host: string;
  /** The port the server listens on; 0 takes any free one. */
  readonly port: number;
  /** The PostgreSQL to use; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** Absolute path of the folder that keeps the embedded database and the server's secrets. */
  readonly dataFolder: string;
  /** Whether the demonstration sites and accounts are wanted. */
  readonly demonstration: boolean;
  /** The password of the demonstration accounts; null makes one at random. */
  readonly demonstrationPassword: string | null;
  /** Where people reach the product, without a slash at the end: the start of one-time links. */
  readonly publicUrl: string;
  /** How mails go out; null when that is not set up. */
  readonly mail: MailConfig | null;
  /** After how many minutes without a request a session ends. */
  readonly sessionIdleMinutes: number;
  /** After how many hours a session ends in any case. */
  readonly sessionHours: number;
  readonly logLevel: LogLevel;
  /** How many proxies stand in front of the server and may name the caller's address. */
  readonly trustedProxies: number;
}

/**
 * Reads the configuration from the environment.
 * @throws StartRefusal with one French sentence for each bad value.
 */
export function loadConfig(environment: Environment): Config {
  const reader = new EnvironmentReader(environment);
  const port = reader.wholeNumber('PORT', { min: 0, max: 65_535, absent: 3000, unit: 'un port' });
  const production =
    reader.oneOf('NODE_ENV', ['development', 'production', 'test'], 'development') === 'production';
  const databaseUrl = readDatabaseUrl(reader);
  const publicUrl = readPublicUrl(reader);
  const config: Config = {
    production,
    host: readHost(reader),
    port,
    databaseUrl,
    dataFolder: readDataFolder(reader),
    demonstration: readDemonstration(reader, production, databaseUrl),
    demonstrationPassword: readDemonstrationPassword(reader),
    publicUrl: publicUrl ?? localUrl(port),
    mail: readMailConfig(reader, reader.text('CALANQUE_PUBLIC_URL') !== null),
    sessionIdleMinutes: reader.wholeNumber('CALANQUE_SESSION_IDLE_MINUTES', {
      min: 1,
      max: 1440,
      absent: 60,
      unit: 'des minutes',
    }),
    sessionHours: reader.wholeNumber('CALANQUE_SESSION_HOURS', {
      min: 1,
      max: 720,
      absent: 12,
      unit: 'des heures',
    }),
    logLevel: reader.oneOf('CALANQUE_LOG_LEVEL', LOG_LEVELS, 'info'),
    trustedProxies: reader.wholeNumber('CALANQUE_TRUST_PROXY', {
      min: 0,
      max: 10,
      absent: 0,
      unit: 'le nombre de serveurs mandataires devant Calanque',
    }),
  };
  if (reader.problems.length > 0) {
    throw new StartRefusal(reader.problems);
  }
  return config;
}

/** The same configuration on another port; the default address of one-time links follows it. */
export function onPort(config: Config, port: number): Config {
  const publicUrl = config.publicUrl === localUrl(config.port) ? localUrl(port) : config.publicUrl;
  return { ...config, port, publicUrl };
}

function localUrl(port: number): string {
  return `http://localhost:${port}`;
}

function readHost(reader: EnvironmentReader): string {
  const host = reader.text('CALANQUE_HOST');
  if (host !== null && !/^[\w.:-]+$/.test(host)) {
    reader.refuse(
      `CALANQUE_HOST vaut « ${host} » : donnez une adresse de cette machine,` +
        ' 127.0.0.1 pour elle seule ou 0.0.0.0 pour tout le réseau.',
    );
  }
  return host ?? '127.0.0.1';
}

/** A database password may be in the value, so the sentence never repeats it. */
function readDatabaseUrl(reader: EnvironmentReader): string | null {
  const value = reader.text('DATABASE_URL');
  if (value === null) {
    return null;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2) {
    reader.refuse(
      'DATABASE_URL n’est pas l’adresse d’une base PostgreSQL : écrivez-la' +
        ' postgres://utilisateur:motdepasse@machine:5432/base, ou retirez la variable' +
        ' pour utiliser la base fournie avec Calanque.',
    );
  }
  return value;
}

function readDataFolder(reader: EnvironmentReader): string {
  const folder = reader.text('CALANQUE_DATA');
  if (folder === null) {
    return resolve(PRODUCT_FOLDER, 'data');
  }
  // The launcher runs the server in the product's folder, whatever folder the person is in.
  return isAbsolute(folder) ? folder : resolve(PRODUCT_FOLDER, folder);
}

function readDemonstration(
  reader: EnvironmentReader,
  production: boolean,
  databaseUrl: string | null,
): boolean {
  const absent = databaseUrl === null && !production ? 'true' : 'false';
  const demonstration = reader.oneOf('CALANQUE_DEMO', ['true', 'false'], absent) === 'true';
  if (demonstration && production) {
    reader.refuse(
      'CALANQUE_DEMO vaut « true » alors que NODE_ENV vaut « production » : la démonstration crée des comptes' +
        ' à mot de passe partagé. Retirez CALANQUE_DEMO, ou NODE_ENV si ce n’est pas un serveur réel.',
    );
  }
  return demonstration;
}

function readDemonstrationPassword(reader: EnvironmentReader): string | null {
  const password = reader.text('CALANQUE_DEMO_PASSWORD');
  if (password === null) {
    return null;
  }
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{L}\p{Nd}\s]/u];
  if ([...password].length < 16 || !classes.every((characters) => characters.test(password))) {
    reader.refuse(
      'CALANQUE_DEMO_PASSWORD est trop faible : donnez au moins 16 caractères, avec une minuscule,' +
        ' une majuscule, un chiffre et un signe, ou retirez la variable pour en recevoir un au hasard.',
    );
  }
  return password;
}

function readPublicUrl(reader: EnvironmentReader): string | null {
  const value = reader.text('CALANQUE_PUBLIC_URL');
  if (value === null) {
    return null;
  }
  const url = URL.canParse(value) ? new URL(value) : null;
  const isOrigin =
    url !== null &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.pathname === '/' &&
    url.search + url.hash + url.username + url.password === '';
  if (!isOrigin) {
    reader.refuse(
      `CALANQUE_PUBLIC_URL vaut « ${value} » : donnez l’adresse que les gens ouvrent,` +
        ' sans rien après le nom, par exemple https://calanque.exemple.fr.',
    );
    return null;
  }
  return url.origin;
}
