import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { MailServer } from '../testing/mail-server.js';
import { readMail } from '../testing/read-mail.js';
import { valueOf } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';

describe('A mail where a demonstration was', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'calanque-mails-'));
  const mail = { host: '127.0.0.1', port: 0, encrypted: false, user: null, password: null, from: 'vrai@essai.test' };
  let server: MailServer;

  beforeAll(async () => {
    server = await MailServer.start();
    mail.port = server.port;
  });
  const app = useTestApp({ dataFolder, mail });
  afterAll(async () => {
    await server.stop();
    rmSync(dataFolder, { recursive: true, force: true });
  });

  beforeEach(() => app().pool.query('INSERT INTO demonstration (prepared_at) VALUES (now()) ON CONFLICT DO NOTHING'));

  it('is a file that only its host reads, and goes to no server, even where one is set up', async () => {
    const administrator = await app().signedInAs('administrator');
    expect((await administrator.get('/api/mails/setup').expect(200)).body).toEqual({ way: 'folder', host: null, port: null, encrypted: null, user: null, from: 'Calanque <calanque@demo.test>' });
    const id = uuid();
    await administrator.post('/api/mails/trial', { id }).expect(201);
    while (await valueOf<string>(app().pool, 'SELECT state FROM mail WHERE id = $1', [id]) !== 'sent') await wait(20);
    const folder = join(dataFolder, 'mails');
    expect(readdirSync(folder)).toEqual([`${id}.eml`]);
    const { headers, text } = readMail(readFileSync(join(folder, `${id}.eml`), 'utf8'));
    expect(headers['subject']).toBe('Message d’essai de Calanque');
    expect(text).toContain('l’envoi d’e-mails fonctionne');
    expect(statSync(join(folder, `${id}.eml`)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(server.received).toEqual([]);
  });
});

describe('A mail where none is set up', () => {
  const app = useTestApp();

  it('is not queued: one is told so', async () => {
    const administrator = await app().signedInAs('administrator');
    expect((await administrator.get('/api/mails/setup').expect(200)).body).toEqual(jasmine.objectContaining({ way: 'none', from: null }));
    const refused = await administrator.post('/api/mails/trial', { id: uuid() }).expect(422);
    expect(refused.body).toEqual(jasmine.objectContaining({ code: 'mail-not-set-up', detail: 'L’envoi d’e-mails n’est pas en place sur ce serveur. Demandez à votre administrateur.' }));
    expect(await valueOf<number>(app().pool, 'SELECT count(*)::integer FROM mail')).toBe(0);
  });
});
