import { setTimeout as wait } from 'node:timers/promises';
import tls from 'node:tls';
import type { MailAnswer, MailState } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { makeCertificate } from '../testing/certificate.js';
import { makeDue } from '../testing/due-jobs.js';
import { MailServer } from '../testing/mail-server.js';
import { readMail } from '../testing/read-mail.js';
import { insertPerson } from '../testing/rows.js';
import { valueOf } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';
import { Mails, type MailDraft } from './index.js';
import { MOST_TRIES } from './send-mail.js';

describe('A mail by SMTP', () => {
  const user = { name: 'calanque', password: 'Secret-du-relais-1' };
  const mail = { host: '127.0.0.1', port: 0, encrypted: false, user: user.name as string | null, password: user.password as string | null, from: 'Calanque <calanque@essai.test>' };
  let server: MailServer;

  beforeAll(async () => {
    server = await MailServer.start({ hideSTARTTLS: true, allowInsecureAuth: true }, user);
    mail.port = server.port;
  });
  const app = useTestApp({ mail });
  afterAll(() => server.stop());
  let administrator: SignedInBrowser;

  beforeAll(async () => {
    administrator = await app().signedInAs('administrator', [], { givenName: 'Alix' });
  });

  beforeEach(async () => {
    await app().pool.query(`DELETE FROM pgboss.job WHERE name = 'mail' AND state IN ('created', 'retry')`);
    server.received.length = 0;
    server.mood = {};
    Object.assign(mail, { port: server.port, host: '127.0.0.1', encrypted: false, user: user.name, password: user.password });
  });

  const trial = async () => ((await administrator.post('/api/mails/trial', { id: uuid() }).expect(201)).body as MailAnswer).id;
  const read = async (id: string) => (await administrator.get(`/api/mails/${id}`).expect(200)).body as MailAnswer;
  const queue = (draft: Omit<MailDraft, 'kind' | 'subject' | 'text'> & Partial<MailDraft>) => app().database.write({ accountId: null, requestId: 'spec' }, (tx) =>
    app().get(Mails).queue(tx, { kind: 'trial', subject: 'Un sujet', text: 'Un texte.', ...draft }));

  async function until(id: string, holds: (mail: MailAnswer) => boolean): Promise<MailAnswer> {
    for (const deadline = Date.now() + 12_000; Date.now() < deadline; await wait(20)) {
      const now = await read(id);
      if (holds(now)) return now;
    }
    throw new Error(`the mail does not get there: ${JSON.stringify(await read(id))}`);
  }
  const becomes = (id: string, state: MailState) => until(id, (now) => now.state === state);
  const failsOnce = (id: string) => until(id, ({ tries }) => tries > 0);

  /** The time of the next try has come. */
  async function letTimePass(id: string): Promise<void> {
    for (const deadline = Date.now() + 12_000; Date.now() < deadline; await wait(20)) {
      if (await makeDue(app().pool, 'mail', { id }) > 0) return;
    }
    throw new Error('no other try is planned');
  }

  it('is plain text and the same in HTML, in French, and fetches nothing', async () => {
    const id = await trial();
    const sent = await becomes(id, 'sent');
    expect(sent).toEqual(jasmine.objectContaining({ kind: 'trial', failure: null, tries: 0, retryable: false, endedAt: jasmine.any(String) }));
    expect(server.received).toHaveSize(1);
    const { headers, text, html } = readMail(server.received[0] ?? '');
    expect(headers).toEqual(jasmine.objectContaining({
      from: 'Calanque <calanque@essai.test>', subject: 'Message d’essai de Calanque', 'message-id': `<${id}@calanque.test>`, 'auto-submitted': 'auto-generated', 'content-language': 'fr',
    }));
    expect(headers['to']).toContain(`<${administrator.email}>`);
    expect(text).toContain('Bonjour Alix ');
    expect(text).toContain('l’envoi d’e-mails fonctionne');
    expect(html).toContain('<html lang="fr">');
    expect(html).toContain('l’envoi d’e-mails fonctionne');
    expect(html).not.toMatch(/<img|<script|<link|url\(|@import/i);
    expect([...html.matchAll(/https?:[^"<]+/g)].map(([address]) => address)).toEqual(['http://calanque.test', 'http://calanque.test']);
  });

  it('is sent once a transaction is committed, and never otherwise', async () => {
    const kept = await queue({ to: { accountId: administrator.accountId } });
    const undone = app().database.write({ accountId: null, requestId: 'spec' }, async (tx) => {
      await app().get(Mails).queue(tx, { kind: 'trial', subject: 'Jamais', text: 'Jamais.', to: { accountId: administrator.accountId } });
      throw new Error('undone');
    });
    await expectAsync(undone).toBeRejectedWithError('undone');
    await becomes(kept, 'sent');
    expect(server.received.map((raw) => readMail(raw).headers['subject'])).toEqual(['Un sujet']);
  });

  it('takes no header from a name, a subject or a link', async () => {
    const personId = await insertPerson(app().pool, { given_name: 'Zoé\r\nBcc: tous@essai.test', family_name: 'X" <autre@essai.test>, "', email: 'zoe@essai.test' });
    const id = await queue({ to: { personId }, subject: 'Sujet\r\nX-Injected: oui', text: '<b>gras</b>', link: { label: '"><img src=x>', url: 'http://calanque.test/?a="><script>' } });
    await becomes(id, 'sent');
    const [raw = ''] = server.received;
    const { headers, html } = readMail(raw);
    expect(Object.keys(headers)).not.toContain('bcc');
    expect(Object.keys(headers)).not.toContain('x-injected');
    expect(headers['subject']).toBe('Sujet X-Injected: oui');
    expect(headers['to']).toMatch(/<zoe@essai\.test>$/);
    expect(html).not.toMatch(/<b>|<img|<script/);
    expect(html).toContain('&lt;b&gt;gras&lt;/b&gt;');
  });

  it('is given up at once where the server refuses the address, and can be sent again', async () => {
    server.mood.recipient = () => ({ code: 550, text: 'unknown' });
    const id = await trial();
    const failed = await becomes(id, 'failed');
    expect(failed).toEqual(jasmine.objectContaining({ failure: 'address-refused', tries: 1, retryable: true }));
    server.mood = {};
    expect((await administrator.post(`/api/mails/${id}/retry`).expect(200)).body).toEqual(jasmine.objectContaining({ failure: null, tries: 0 }));
    await becomes(id, 'sent');
    expect((await administrator.post(`/api/mails/${id}/retry`).expect(409)).body).toEqual(jasmine.objectContaining({ code: 'mail-not-retryable' }));
  });

  it('waits and tries again where the server says later', async () => {
    server.mood.message = () => ({ code: 451, text: 'later' });
    const id = await trial();
    expect(await failsOnce(id)).toEqual(jasmine.objectContaining({ state: 'waiting', failure: 'postponed', tries: 1 }));
    server.mood = {};
    await letTimePass(id);
    await becomes(id, 'sent');
    expect(server.received).toHaveSize(2);
  });

  it('waits longer after each try', async () => {
    server.mood.message = () => ({ code: 451, text: 'later' });
    const id = await trial();
    const delays: number[] = [];
    for (let tries = 1; tries <= 3; tries++) {
      await until(id, (now) => now.tries === tries);
      await letTimePassAfter(id, delays);
    }
    expect(delays[0]).toBeGreaterThan(25);
    expect(delays[1]).toBeGreaterThan(55);
    expect(delays[2]).toBeGreaterThan(110);
  });

  async function letTimePassAfter(id: string, delays: number[]): Promise<void> {
    for (const deadline = Date.now() + 12_000; Date.now() < deadline; await wait(20)) {
      const { rows } = await app().pool.query<{ delay: string }>(
        `SELECT extract(epoch FROM start_after - now()) AS delay FROM pgboss.job WHERE name = 'mail' AND data ->> 'id' = $1 AND state = 'retry'`, [id]);
      if (rows[0]) {
        delays.push(Number(rows[0].delay));
        return letTimePass(id);
      }
    }
    throw new Error('no other try is planned');
  }

  it('is given up in the end', async () => {
    server.mood.message = () => ({ code: 451, text: 'later' });
    const id = await trial();
    await failsOnce(id);
    await app().pool.query('UPDATE mail SET tries = $2 WHERE id = $1', [id, MOST_TRIES - 1]);
    await letTimePass(id);
    expect(await becomes(id, 'failed')).toEqual(jasmine.objectContaining({ failure: 'postponed', retryable: true, tries: MOST_TRIES }));
  });

  it('is recognised where the server was cut off after it had the message', async () => {
    server.mood.message = () => 'cut';
    const id = await trial();
    expect(await failsOnce(id)).toEqual(jasmine.objectContaining({ state: 'waiting', failure: 'unreachable' }));
    server.mood = {};
    await letTimePass(id);
    await becomes(id, 'sent');
    expect(server.received.map((raw) => readMail(raw).headers['message-id'])).toEqual([`<${id}@calanque.test>`, `<${id}@calanque.test>`]);
    expect(new Set(server.received.map((raw) => readMail(raw).headers['date'])).size).toBe(1);
  });

  it('waits where the server is away, or does not know us', async () => {
    Object.assign(mail, { port: 1 });
    expect(await failsOnce(await trial())).toEqual(jasmine.objectContaining({ state: 'waiting', failure: 'unreachable' }));
    Object.assign(mail, { port: server.port, password: 'pas-le-bon' });
    const id = await trial();
    expect(await failsOnce(id)).toEqual(jasmine.objectContaining({ state: 'waiting', failure: 'credentials' }));
    Object.assign(mail, { password: user.password });
    await letTimePass(id);
    await becomes(id, 'sent');
  });

  it('goes over TLS to a server whose certificate is known, and to no other', async () => {
    const certificate = makeCertificate();
    const known = tls.getCACertificates('default');
    const [whole, begun] = await Promise.all([MailServer.start({ ...certificate, secure: true }, user), MailServer.start(certificate, user)]);
    try {
      Object.assign(mail, { host: 'localhost', port: whole.port, encrypted: true });
      const id = await trial();
      expect(await failsOnce(id)).toEqual(jasmine.objectContaining({ state: 'waiting', failure: 'not-trusted' }));
      expect(whole.received).toEqual([]);
      tls.setDefaultCACertificates([...known, certificate.cert]);
      await letTimePass(id);
      await becomes(id, 'sent');
      expect(whole.received).toHaveSize(1);
      Object.assign(mail, { port: begun.port, encrypted: false });
      await becomes(await trial(), 'sent');
      expect(begun.received).toHaveSize(1);
    } finally {
      tls.setDefaultCACertificates(known);
      await Promise.all([whole.stop(), begun.stop()]);
    }
  });

  it('has its address looked up when it goes out: one who has none any more gets none', async () => {
    const personId = await insertPerson(app().pool, { kind: 'borrower', email: 'avant@essai.test' });
    server.mood.message = () => ({ code: 451, text: 'later' });
    const id = await queue({ to: { personId } });
    await failsOnce(id);
    await app().pool.query(`UPDATE person SET email = NULL, phone = '+33600000001' WHERE id = $1`, [personId]);
    server.mood = {};
    await letTimePass(id);
    expect(await becomes(id, 'failed')).toEqual(jasmine.objectContaining({ failure: 'no-address', recipient: null }));
  });

  it('leaves nothing of a secret once it is sent or given up, and of no mail in queue and history', async () => {
    const link = { label: 'Ouvrir', url: 'http://calanque.test/lien#TRES-SECRET' };
    const sent = await queue({ to: { accountId: administrator.accountId }, secret: true, link });
    await becomes(sent, 'sent');
    expect(readMail(server.received[0] ?? '').text).toContain('TRES-SECRET');
    server.mood.recipient = () => ({ code: 550, text: 'TRES-SECRET' });
    const failed = await queue({ to: { accountId: administrator.accountId }, secret: true, link });
    expect((await becomes(failed, 'failed')).retryable).toBeFalse();
    await administrator.post(`/api/mails/${failed}/retry`).expect(409);
    for (const table of ['mail', 'history', 'pgboss.job']) {
      const held = await valueOf<number>(app().pool, `SELECT count(*)::integer FROM ${table} t WHERE t::text LIKE '%SECRET%' OR t::text LIKE $1`, [`%${administrator.email}%`]);
      expect(held).withContext(table).toBe(0);
    }
  });

  it('is told of to administrators, newest first, without password and content', async () => {
    const ids = [await trial(), await trial()];
    for (const id of ids) await becomes(id, 'sent');
    const answer = await administrator.get('/api/mails?limit=2').expect(200);
    expect((answer.body as { items: MailAnswer[] }).items.map(({ id }) => id)).toEqual(ids.reverse());
    expect(answer.text).not.toContain('fonctionne');
    const setup = await administrator.get('/api/mails/setup').expect(200);
    expect(setup.body).toEqual({ way: 'smtp', host: '127.0.0.1', port: server.port, encrypted: false, user: user.name, from: mail.from });
    expect(setup.text).not.toContain(user.password);
  });
});
