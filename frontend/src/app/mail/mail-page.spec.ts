import { HttpTestingController } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { MailAnswer, MailSetup } from '@calanque/shared';
import { openScreen } from '../session/testing/screen';
import { refuse, requestSoon, requestTo } from '../ui/testing/api';
import { MAIL_PULSE, MailPage } from './mail-page';
import { MAIL_ID, NO_MAIL, SMTP, mail, mailPage } from './testing/mail-answers';

describe('MailPage', () => {
  async function open(setup: MailSetup, ...items: MailAnswer[]) {
    TestBed.configureTestingModule({ providers: [{ provide: MAIL_PULSE, useValue: 15 }] });
    const screen = await openScreen(MailPage, { role: 'administrator', path: 'e-mails' });
    requestTo('GET', '/api/mails/setup').flush(setup);
    requestTo('GET', '/api/mails').flush(mailPage(...items));
    await screen.settle();
    return { ...screen, answer: async (...now: MailAnswer[]) => {
      (await requestSoon('GET', '/api/mails')).flush(mailPage(...now));
      await screen.settle();
    } };
  }

  it('says how mails go out, and what became of them', async () => {
    const { text } = await open(SMTP, mail(), mail({ id: 'b', kind: 'password-reset', state: 'failed', failure: 'address-refused' }));
    expect(text()).toContain('relais.exemple.fr, port 465');
    expect(text()).toContain('Calanque <calanque@exemple.fr>');
    expect(text()).toContain('Invitation Inès Garrigue');
    expect(text()).toContain('Envoyé');
    expect(text()).toContain('Le serveur de messagerie refuse cette adresse.');
    expect(text()).toContain('Le contenu est effacé : recommencez ce qui l’avait envoyé.');
    expect(text()).not.toContain('Renvoyer :');
  });

  it('asks for nothing where a reminder was needless before it could go out', async () => {
    const { text } = await open(SMTP, mail({ kind: 'loan-reminder', state: 'failed', failure: 'outdated' }));
    expect(text()).toContain('il n’a pas été envoyé. Rien à faire.');
    expect(text()).not.toContain('recommencez');
  });

  it('says what to do where mail is not set up, and offers no trial', async () => {
    const { text, find } = await open(NO_MAIL);
    expect(text()).toContain('L’envoi d’e-mails n’est pas en place');
    expect(text()).toContain('CALANQUE_SMTP_URL');
    expect(() => find('button', 'Envoyer un message')).toThrowError();
  });

  it('says that a demonstration sends nothing', async () => {
    const { text } = await open({ ...NO_MAIL, way: 'folder' }, mail());
    expect(text()).toContain('Démonstration : aucun e-mail ne part');
    expect(text()).toContain('Rangé');
    expect(text()).not.toContain('Envoyé');
  });

  it('asks for a trial, and follows it until it is sent', async () => {
    const { press, answer, text } = await open(SMTP);
    await press('Envoyer un message d’essai');
    const asked = requestTo('POST', '/api/mails/trial');
    expect((asked.request.body as { id: string }).id).toMatch(/^[\da-f-]{36}$/);
    const waiting = mail({ kind: 'trial', state: 'waiting', endedAt: null });
    asked.flush(waiting);
    await answer(waiting);
    expect(text()).toContain('En attente');
    await answer({ ...waiting, tries: 1, failure: 'postponed' });
    expect(text()).toContain('Calanque réessaie de lui-même.');
    await answer(mail({ kind: 'trial' }));
    expect(text()).toContain('Envoyé');
    await new Promise((resolve) => setTimeout(resolve, 60));
    TestBed.inject(HttpTestingController).expectNone('/api/mails?count=true');
  });

  it('sends again what failed, or says why it cannot', async () => {
    const failed = mail({ state: 'failed', failure: 'unreachable', retryable: true });
    const { press, answer, text } = await open(SMTP, failed);
    await press('Renvoyer');
    refuse(requestTo('POST', `/api/mails/${MAIL_ID}/retry`), { status: 422, code: 'mail-not-set-up', detail: 'L’envoi d’e-mails n’est pas en place sur ce serveur.' });
    await answer(failed);
    expect(text()).toContain('L’envoi d’e-mails n’est pas en place sur ce serveur.');
    await press('Renvoyer');
    requestTo('POST', `/api/mails/${MAIL_ID}/retry`).flush(mail({ state: 'waiting', endedAt: null }));
    await answer(mail());
    expect(text()).toContain('Envoyé');
  });

  it('offers to try again what did not load', async () => {
    const screen = await openScreen(MailPage, { role: 'administrator', path: 'e-mails' });
    requestTo('GET', '/api/mails/setup').error(new ProgressEvent('error'));
    requestTo('GET', '/api/mails').flush(mailPage());
    await screen.settle();
    expect(screen.text()).toContain('Le serveur ne répond pas.');
    await screen.press('Réessayer');
    requestTo('GET', '/api/mails/setup').flush(SMTP);
    await screen.settle();
    expect(screen.text()).toContain('Les e-mails partent');
  });
});
