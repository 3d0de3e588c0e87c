import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { openScreen, settle as settleAll } from '../../session/testing/screen';
import { IMPORT_ID, importDetail, checkedDetail } from '../testing/import-answers';
import { IMPORT_ADDRESS, answerRows, expectQuiet, openImport } from '../testing/open-import';
import { ImportPage } from './import-page';

const importing = (done: number) => importDetail({ state: 'importing', version: 4, progress: { done, total: 400 } });

describe('an import that runs', () => {
  it('shows how far it is, and goes on to its report by itself', async () => {
    const { page, settle, text } = await openImport(importing(0));
    expect(text()).toContain('Vous pouvez quitter cette page');
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importing(212));
    await settle();
    expect(await (await page()).progress()).toBe('212 sur 400 lignes');
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importDetail({ state: 'done', version: 5, counts: { accepted: 400, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 } }));
    await settle();
    answerRows('accepted', []);
    await settle();
    expect(await (await page()).step()).toBe('Compte rendu');
    expect(await (await page()).heading()).toBe('400 matériels créés');
    await expectQuiet();
  });

  it('is spoken of at each quarter only', async () => {
    const { fixture, settle } = await openImport(importing(0));
    const spoken = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('cal-running-card > [role=status]')].map((element) => element.textContent?.trim());
    expect(spoken()).toEqual(['Import commencé']);
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importing(101));
    await settle();
    expect(spoken()).toEqual(['Lignes enregistrées : 25 %']);
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importing(150));
    await settle();
    expect(spoken()).toEqual(['Lignes enregistrées : 25 %']);
  });

  it('says honestly when the connection is lost, keeps asking, and takes up again', async () => {
    const { page, settle, text } = await openImport(importing(10));
    (await requestSoon('GET', IMPORT_ADDRESS)).error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Connexion perdue Le serveur ne répond pas en ce moment. L’import continue de son côté');
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(null, { status: 503, statusText: 'Unavailable' });
    await settle();
    expect(text()).toContain('Connexion perdue');
    expect(await (await page()).progress()).toBe('10 sur 400 lignes');
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importing(300));
    await settle();
    expect(text()).not.toContain('Connexion perdue');
    expect(await (await page()).progress()).toBe('300 sur 400 lignes');
  });

  it('asks at once when the network is back', async () => {
    const { settle } = await openImport(importing(10), { pulse: 400 });
    (await requestSoon('GET', IMPORT_ADDRESS)).error(new ProgressEvent('error'));
    await settle();
    const since = performance.now();
    window.dispatchEvent(new Event('online'));
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importing(20));
    expect(performance.now() - since).toBeLessThan(400);
  });

  it('is asked about no more once its page is left', async () => {
    const { press } = await openImport(importing(10));
    await press('Imports');
    await expectQuiet();
  });

  it('cannot be abandoned any more', async () => {
    const { page } = await openImport(importing(10));
    expect(await (await page()).hasButton('Abandonner')).toBeFalse();
  });

  for (const state of ['failed', 'done'] as const) {
    it(`cannot be abandoned either once it is ${state}`, async () => {
      const { page, settle } = await openImport(importDetail({ state }));
      await settle();
      expect(await (await page()).hasButton('Abandonner')).toBeFalse();
    });
  }

  it('is not offered for abandoning any more when it was confirmed in another window', async () => {
    const { page, press, dialog, settle, text } = await openImport(importDetail());
    await press('Abandonner');
    await (await dialog()).press('Abandonner l’import');
    refuse(await requestSoon('DELETE', IMPORT_ADDRESS), { status: 409, code: 'import-over', detail: 'Cet import est terminé : il ne change plus.' });
    await settle();
    requestTo('GET', IMPORT_ADDRESS).flush(importDetail({ state: 'done', version: 5, counts: { accepted: 1, rejected: 0, ignored: 0, alreadyPresent: 0, different: 0 } }));
    await settle();
    answerRows('accepted', []);
    await settle();
    expect(text()).toContain('Cet import est terminé : il ne change plus.');
    expect(await (await page()).hasButton('Abandonner')).toBeFalse();
  });

  it('can be abandoned while it is only being checked', async () => {
    const { page } = await openImport(importDetail({ state: 'checking' }));
    expect(await (await page()).hasButton('Abandonner')).toBeTrue();
  });

  it('brings the focus along to the next step', async () => {
    const { page, settle } = await openImport(importDetail({ state: 'checking', version: 2, progress: { done: 1, total: 2 } }));
    expect(document.activeElement).toBe(document.body);
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importDetail({ state: 'checking', version: 2, progress: { done: 2, total: 2 } }));
    (await requestSoon('GET', IMPORT_ADDRESS)).flush(importDetail());
    await settle();
    expect(await (await page()).isHeadingFocused()).toBeTrue();
  });
});

describe('an import that stopped', () => {
  const failed = importDetail({ state: 'failed', version: 6, failure: 'Le serveur s’est arrêté à la ligne 212.' });

  it('says why, and goes on where it was', async () => {
    const { page, press, settle, text } = await openImport(failed);
    expect(text()).toContain('Le serveur s’est arrêté à la ligne 212.');
    await press('Reprendre');
    const resumed = requestTo('POST', `${IMPORT_ADDRESS}/confirm`);
    expect(resumed.request.headers.has('If-Match')).toBeFalse();
    resumed.flush(importing(212));
    await settle();
    expect(await (await page()).progress()).toBe('212 sur 400 lignes');
  });

  it('is checked again when it had not been confirmed', async () => {
    const { page, press, settle } = await openImport(failed);
    await press('Reprendre');
    refuse(requestTo('POST', `${IMPORT_ADDRESS}/confirm`), { status: 409, code: 'import-not-checked', detail: 'Vérifiez d’abord le fichier.' });
    await settle();
    requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ state: 'checking', version: 7 }));
    await settle();
    expect(await (await page()).step()).toBe('Vérification');
  });

  it('shows why it cannot go on', async () => {
    const { press, settle, text } = await openImport(failed);
    await press('Reprendre');
    requestTo('POST', `${IMPORT_ADDRESS}/confirm`).error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Le serveur ne répond pas.');
  });
});

describe('the page of an import', () => {
  it('waits, says when it could not be read, and reads it again', async () => {
    const screen = await openScreen(ImportPage, { role: 'technician', path: 'imports/:id', at: `/imports/${IMPORT_ID}` });
    expect(screen.text()).toContain('Chargement…');
    requestTo('GET', IMPORT_ADDRESS).error(new ProgressEvent('error'));
    await screen.settle();
    expect(screen.text()).toContain('Le serveur ne répond pas.');
    await screen.press('Réessayer');
    requestTo('GET', IMPORT_ADDRESS).flush(importDetail());
    await screen.settle();
    expect(screen.text()).toContain('inventaire.csv');
  });

  it('says when there is no such import', async () => {
    const screen = await openScreen(ImportPage, { role: 'technician', path: 'imports/:id', at: `/imports/${IMPORT_ID}` });
    refuse(requestTo('GET', IMPORT_ADDRESS), { status: 404, code: 'not-found', detail: 'Cette page ou cet élément n’existe pas.' });
    await screen.settle();
    expect(screen.text()).toContain('Introuvable');
  });

  it('shows two lines of a very long name at most, and all of it on pointing', async () => {
    const fileName = `${'inventaire du matériel de la maison '.repeat(6)}.csv`;
    const { fixture } = await openImport(importDetail({ fileName }));
    (fixture.nativeElement as HTMLElement).style.cssText = 'display: block; width: 390px';
    const heading = (fixture.nativeElement as HTMLElement).querySelector('h1');
    if (!heading) throw new Error('There is no heading.');
    expect(heading.title).toBe(fileName);
    expect(heading.clientHeight).toBeLessThan(2.5 * parseFloat(getComputedStyle(heading).lineHeight));
    expect(heading.scrollHeight).toBeGreaterThan(heading.clientHeight);
    const trail = (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('nav[aria-label="Fil d’Ariane"] ol');
    expect(trail?.offsetHeight).toBeLessThan(1.5 * 16 * 1.5);
    expect(trail?.scrollWidth).toBeLessThanOrEqual(390);
  });

  it('says what the file is, and since when it is there', async () => {
    const { text, find } = await openImport(checkedDetail());
    expect(text()).toContain('À confirmer Matériel · 431 lignes · déposé le 28 nov.');
    expect(find('cal-import-steps a', 'Colonnes').getAttribute('href')).toContain('etape=colonnes');
    await settleAll();
  });
});
