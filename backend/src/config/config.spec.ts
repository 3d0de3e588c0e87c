import { join } from 'node:path';
import { StartRefusal } from '../lifecycle/start-refusal.js';
import { loadConfig, onPort, PRODUCT_FOLDER } from './config.js';

describe('The configuration', () => {
  function refusals(environment: Record<string, string>): readonly string[] {
    try {
      loadConfig(environment);
      return [];
    } catch (error) {
      if (error instanceof StartRefusal) return error.sentences;
      throw error;
    }
  }

  it('works with an empty environment', () => {
    expect(loadConfig({})).toEqual({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      databaseUrl: null,
      dataFolder: join(PRODUCT_FOLDER, 'data'),
      demonstration: true,
      demonstrationPassword: null,
      publicUrl: 'http://localhost:3000',
      mail: null,
      sessionIdleMinutes: 60,
      sessionHours: 12,
      logLevel: 'info',
      trustedProxies: 0,
    });
  });

  it('takes an empty value for an absent one', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ', CALANQUE_DATA: '' })).toEqual(loadConfig({}));
  });

  it('takes a relative data folder from the folder of the product', () => {
    expect(loadConfig({ CALANQUE_DATA: 'ailleurs' }).dataFolder).toBe(join(PRODUCT_FOLDER, 'ailleurs'));
    expect(loadConfig({ CALANQUE_DATA: '/srv/calanque' }).dataFolder).toBe('/srv/calanque');
  });

  it('demonstrates by default with its own database only', () => {
    const databaseUrl = 'postgres://calanque:secret@base/calanque';
    expect(loadConfig({ DATABASE_URL: databaseUrl }).demonstration).toBeFalse();
    expect(loadConfig({ DATABASE_URL: databaseUrl, CALANQUE_DEMO: 'true' }).demonstration).toBeTrue();
    expect(loadConfig({ CALANQUE_DEMO: 'false' }).demonstration).toBeFalse();
    expect(loadConfig({ NODE_ENV: 'production' }).demonstration).toBeFalse();
  });

  const PUBLIC = { CALANQUE_PUBLIC_URL: 'https://calanque.exemple.fr' };
  const FROM = 'Calanque <calanque@exemple.fr>';
  const servers: readonly [string, object][] = [
    ['smtp://relais', { host: 'relais', port: 587, encrypted: false, user: null, password: null }],
    ['smtp://relais:25/', { host: 'relais', port: 25, encrypted: false, user: null, password: null }],
    ['smtps://moi%40exemple.fr:p%40sse%3A@relais', { host: 'relais', port: 465, encrypted: true, user: 'moi@exemple.fr', password: 'p@sse:' }],
    ['smtps://[::1]:2465', { host: '::1', port: 2465, encrypted: true, user: null, password: null }],
  ];
  for (const [url, server] of servers) {
    it(`sends mails by ${url}`, () => {
      expect(loadConfig({ ...PUBLIC, CALANQUE_SMTP_URL: url, CALANQUE_MAIL_FROM: FROM }).mail).toEqual(jasmine.objectContaining({ ...server, from: FROM }));
    });
  }

  it('wants a sender and a public address where mails go out', () => {
    expect(refusals({ CALANQUE_SMTP_URL: 'smtp://relais' })).toEqual([
      'CALANQUE_MAIL_FROM manque : avec CALANQUE_SMTP_URL, donnez l’adresse d’expéditeur, par exemple Calanque <calanque@exemple.fr>.',
      'CALANQUE_PUBLIC_URL manque : avec CALANQUE_SMTP_URL, donnez l’adresse que les gens ouvrent, car les e-mails contiennent des liens.',
    ]);
  });

  for (const url of ['http://moi:secret@relais', 'smtp://', 'relais:25 secret', 'smtp://moi:secret@relais/?secret=1', 'smtp://secret@relais', 'smtp://moi:secret%ZZ@relais', 'smtp://moi:secret@relais:0']) {
    it(`refuses the mail server ${url} without repeating it`, () => {
      const [sentence, ...others] = refusals({ ...PUBLIC, CALANQUE_SMTP_URL: url, CALANQUE_MAIL_FROM: FROM });
      expect(sentence).toContain('CALANQUE_SMTP_URL n’est pas l’adresse d’un serveur de messagerie');
      expect(sentence).not.toContain('secret');
      expect(others).toEqual([]);
    });
  }

  for (const from of ['Calanque', 'Calanque <pas une adresse>', 'a@b, c@d']) {
    it(`refuses the sender ${from}`, () => {
      expect(refusals({ CALANQUE_MAIL_FROM: from }).join()).toContain('CALANQUE_MAIL_FROM vaut');
    });
  }

  it('refuses to demonstrate in production', () => {
    expect(refusals({ NODE_ENV: 'production', CALANQUE_DEMO: 'true' })).toEqual([
      'CALANQUE_DEMO vaut « true » alors que NODE_ENV vaut « production » : la démonstration crée des comptes' +
        ' à mot de passe partagé. Retirez CALANQUE_DEMO, ou NODE_ENV si ce n’est pas un serveur réel.',
    ]);
  });

  it('lets one-time links follow the port, unless they have an address of their own', () => {
    expect(onPort(loadConfig({ PORT: '0' }), 4000).publicUrl).toBe('http://localhost:4000');
    const config = loadConfig({ PORT: '0', CALANQUE_PUBLIC_URL: 'https://calanque.exemple.fr/' });
    expect(onPort(config, 4000).publicUrl).toBe('https://calanque.exemple.fr');
  });

  const wrong: readonly [Record<string, string>, string][] = [
    [{ PORT: '70000' }, 'PORT vaut « 70000 » : donnez un port, un nombre entier de 0 à 65535 (3000 si vous ne dites rien).'],
    [{ PORT: '-1' }, 'PORT vaut « -1 » : donnez un port, un nombre entier de 0 à 65535 (3000 si vous ne dites rien).'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV vaut « prod » : choisissez parmi development, production, test.'],
    [
      { CALANQUE_HOST: 'http://moi' },
      'CALANQUE_HOST vaut « http://moi » : donnez une adresse de cette machine,' +
        ' 127.0.0.1 pour elle seule ou 0.0.0.0 pour tout le réseau.',
    ],
    [
      { DATABASE_URL: 'mysql://moi:secret@base/calanque' },
      'DATABASE_URL n’est pas l’adresse d’une base PostgreSQL : écrivez-la' +
        ' postgres://utilisateur:motdepasse@machine:5432/base, ou retirez la variable' +
        ' pour utiliser la base fournie avec Calanque.',
    ],
    [{ CALANQUE_DEMO: 'oui' }, 'CALANQUE_DEMO vaut « oui » : choisissez parmi true, false.'],
    [
      { CALANQUE_PUBLIC_URL: 'calanque.exemple.fr' },
      'CALANQUE_PUBLIC_URL vaut « calanque.exemple.fr » : donnez l’adresse que les gens ouvrent,' +
        ' sans rien après le nom, par exemple https://calanque.exemple.fr.',
    ],
    [
      { CALANQUE_SESSION_IDLE_MINUTES: '1,5' },
      'CALANQUE_SESSION_IDLE_MINUTES vaut « 1,5 » : donnez des minutes, un nombre entier de 1 à 1440 (60 si vous ne dites rien).',
    ],
    [
      { CALANQUE_LOG_LEVEL: 'verbose' },
      'CALANQUE_LOG_LEVEL vaut « verbose » : choisissez parmi fatal, error, warn, info, debug, trace, silent.',
    ],
    [
      { CALANQUE_TRUST_PROXY: 'oui' },
      'CALANQUE_TRUST_PROXY vaut « oui » : donnez le nombre de serveurs mandataires devant Calanque,' +
        ' un nombre entier de 0 à 10 (0 si vous ne dites rien).',
    ],
  ];
  for (const [environment, sentence] of wrong) {
    it(`refuses ${JSON.stringify(environment)} in one sentence`, () => {
      expect(refusals(environment)).toEqual([sentence]);
    });
  }

  it('never repeats the password of a database address', () => {
    expect(refusals({ DATABASE_URL: 'postgre://moi:secret@base/calanque' }).join()).not.toContain('secret');
  });

  for (const weak of ['Court-1', 'sans-majuscule-2-mots', 'SANS-MINUSCULE-2-MOTS', 'Sans-Chiffre-Aucun', 'SansSigne2Aucunement']) {
    it(`refuses the demonstration password ${weak}`, () => {
      expect(refusals({ CALANQUE_DEMO_PASSWORD: weak })).toEqual([
        'CALANQUE_DEMO_PASSWORD est trop faible : donnez au moins 16 caractères, avec une minuscule,' +
          ' une majuscule, un chiffre et un signe, ou retirez la variable pour en recevoir un au hasard.',
      ]);
    });
  }

  it('takes a demonstration password of sixteen characters and four classes', () => {
    expect(refusals({ CALANQUE_DEMO_PASSWORD: 'Galets-de-3-plages' })).toEqual([]);
  });

  it('says everything that is wrong at once', () => {
    expect(refusals({ PORT: 'x', CALANQUE_DEMO: 'x', CALANQUE_LOG_LEVEL: 'x' })).toHaveSize(3);
  });
});
