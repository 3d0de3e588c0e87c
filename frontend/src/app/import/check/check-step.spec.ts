import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import { VITROLLES, MARIGNANE } from '../../session/testing/session-answers';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { ListHarness } from '../../ui/testing/list-harness';
import { IMPORT_ID, checkedDetail, differentRow, importDetail, refusedRow, row } from '../testing/import-answers';
import { IMPORT_ADDRESS, answerRows, openImport } from '../testing/open-import';

const UNKNOWN_SITE = { field: 'site', value: 'MDS Vitrole', rows: 2, suggestion: VITROLLES.id, suggestionLabel: 'Vitrolles' };
const UNKNOWN_STATE = { field: 'state', value: 'bof', rows: 1, suggestion: null, suggestionLabel: null };

describe('a file that was checked', () => {
  afterEach(() => sessionStorage.clear());

  it('says what would become of its lines, and that nothing is stored yet', async () => {
    const { page, text, settle } = await openImport(checkedDetail());
    answerRows('rejected', []);
    await settle();
    const shown = await page();
    expect(await shown.step()).toBe('Vérification');
    expect(text()).toContain('Rien n’est encore enregistré. 2 lignes ne seront pas reprises');
    expect(await shown.figures()).toEqual(['403 à créer : 403, voir les lignes', '2 refusées : 2, voir les lignes', '0 différente', '0 déjà présente', '6 ignorées : 6, voir les lignes']);
    expect((await shown.button('Créer')).text).toBe('Créer 403 matériels');
    expect(text()).toContain('Les lignes se comptent sans celle des titres.');
  });

  it('speaks of one refused line as of one', async () => {
    const { text, settle } = await openImport(checkedDetail({ counts: { accepted: 403, rejected: 1, ignored: 0, alreadyPresent: 0, different: 0 } }));
    answerRows('rejected', []);
    await settle();
    expect(text()).toContain('1 ligne ne sera pas reprise : vous pourrez la corriger et l’importer ensuite.');
  });

  it('breaks no line between a word and its quotation marks or its colon', async () => {
    const { fixture, settle } = await openImport(checkedDetail({ unknownValues: [UNKNOWN_SITE], values: [{ field: 'site', value: 'le bout du monde', target: MARIGNANE.id, label: 'Marignane' }] }));
    answerRows('rejected', []);
    await settle();
    const written = (fixture.nativeElement as HTMLElement).textContent;
    expect(written).toContain('ne seront pas reprises\u00a0: vous');
    expect(written).toContain('«\u00a0MDS Vitrole\u00a0»');
    expect(written).toContain('C’est «\u00a0Vitrolles\u00a0»');
    expect(written).toContain('«\u00a0le bout du monde\u00a0»\u00a0: Marignane');
  });

  it('shows refused lines with every fault: column, value, sentence', async () => {
    const { page, settle, find } = await openImport(checkedDetail());
    answerRows('rejected', [
      refusedRow(28, { column: 'N° inventaire', value: 'MDS13-1', problem: 'number-taken', sentence: 'Le numéro MDS13-1 a déjà été donné.' }, { column: 'Prix TTC', value: 'cher', problem: 'value-refused', sentence: 'Ce prix n’est pas un nombre.' }),
      refusedRow(77, { column: 'Modèle', value: '', problem: 'required', sentence: 'Indiquez le modèle.' }),
    ]);
    await settle();
    expect(await (await page()).refusedRows()).toEqual([
      'Ligne 28 N° inventaire : MDS13-1 Le numéro MDS13-1 a déjà été donné. Prix TTC : cher Ce prix n’est pas un nombre.',
      'Ligne 77 Modèle : (vide) Indiquez le modèle.',
    ]);
    expect(find('a', 'Télécharger les lignes refusées').getAttribute('href')).toBe(`${IMPORT_ADDRESS}/refused.csv`);
  });

  it('goes on with more lines, and offers to try again when they do not come', async () => {
    const { page, press, settle, text } = await openImport(checkedDetail());
    const fault = { column: 'MDS', value: 'Lune', problem: 'site-unknown', sentence: 'Cette MDS n’existe pas.' };
    answerRows('rejected', [refusedRow(1, fault)], 12_000, 'suite');
    await settle();
    expect(text()).toContain('1 affichée sur 12 000');
    await press('Afficher la suite');
    requestTo('GET', `${IMPORT_ADDRESS}/rows?outcome=rejected&cursor=suite`).error(new ProgressEvent('error'));
    await settle();
    expect(text()).toContain('Le serveur ne répond pas.');
    await press('Réessayer');
    answerRows('rejected', [refusedRow(1, fault), refusedRow(2, fault)]);
    await settle();
    expect(await (await page()).refusedRows()).toHaveSize(2);
  });

  it('shows the lines of whatever tile is chosen, in the address', async () => {
    const { press, settle, address, loader } = await openImport(checkedDetail());
    answerRows('rejected', []);
    await settle();
    await press('à créer');
    expect(address()).toContain('outcome=accepted');
    answerRows('accepted', [row(1), row(2, { values: { ...row(2).values, number: 'MDS13-77' } })]);
    await settle();
    const rows = (await (await loader.getHarness(ListHarness)).rows()).map((text) => text.replace(/\s+/g, ' ').trim());
    expect(rows[0]).toContain('Dell Latitude 5420');
    expect(rows[0]).toContain('sera donné');
    expect(rows[0]).toContain('SERIE-1');
    expect(rows[0]).toContain('En service');
    expect(rows[1]).toContain('MDS13-77');
  });

  it('opens at the lines that the address names', async () => {
    const { loader, settle } = await openImport(checkedDetail(), { query: '?outcome=ignored' });
    answerRows('ignored', [row(20, { outcome: 'ignored', values: {} })]);
    await settle();
    expect((await (await loader.getHarness(ListHarness)).rows())[0]).toContain('Ligne vide ou total');
  });

  it('says which models and rooms would be made, and how often they are used', async () => {
    const { text } = await openImport(checkedDetail({
      additions: [
        { kind: 'model', name: 'Dell Latitude 5420', detail: 'Ordinateur portable', rows: 40 },
        { kind: 'model', name: 'Aple iPad 9', detail: 'Tablette', rows: 1 },
        { kind: 'room', name: 'Bureau 12', detail: 'Vitrolles', rows: 3 },
      ],
    }));
    expect(text()).toContain('2 nouveaux modèles au catalogue');
    expect(text()).toContain('Aple iPad 9 Tablette 1 ligne');
    expect(text()).toContain('1 nouvelle pièce');
    expect(text()).toContain('Bureau 12 Vitrolles 3 lignes');
  });

  it('takes the proposed meaning of an unknown word in one press, another from the list, and checks again', async () => {
    const { page, press, settle, find } = await openImport(checkedDetail({ unknownValues: [UNKNOWN_SITE, UNKNOWN_STATE] }));
    answerRows('rejected', []);
    await settle();
    find('button', 'C’est « Vitrolles », pour « MDS Vitrole »').click();
    await (await page()).choose('bof', 'En panne');
    await settle();
    await press('Retenir ces 2 réponses et vérifier de nouveau');
    const change = requestTo('PATCH', IMPORT_ADDRESS);
    expect(change.request.headers.get('If-Match')).toBe('"3"');
    expect(change.request.body).toEqual({ values: [{ field: 'site', value: 'MDS Vitrole', target: VITROLLES.id }, { field: 'state', value: 'bof', target: 'broken' }] });
    change.flush(importDetail({ version: 4 }));
    await settle();
    requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ version: 5, state: 'checking' }));
    await settle();
    expect(await (await page()).heading()).toBe('Vérification du fichier');
  });

  it('offers the MDS of one’s scope only, and no state that a file cannot give', async () => {
    const { fixture, settle } = await openImport(checkedDetail({ unknownValues: [UNKNOWN_SITE, UNKNOWN_STATE] }), { role: 'manager' });
    answerRows('rejected', []);
    await settle();
    const [sites, states] = [...(fixture.nativeElement as HTMLElement).querySelectorAll('cal-unknown-values select')].map((select) => (select as HTMLElement).innerText);
    expect(sites).toContain('Vitrolles');
    expect(sites).not.toContain(MARIGNANE.name);
    expect(states).toContain('En stock');
    expect(states).not.toContain('Réformé');
  });

  it('forgets what was told of a word', async () => {
    const { press, settle } = await openImport(checkedDetail({ values: [{ field: 'site', value: 'le bout du monde', target: MARIGNANE.id, label: 'Marignane' }] }));
    answerRows('rejected', []);
    await settle();
    await press('Oublier « le bout du monde »');
    const change = requestTo('PATCH', IMPORT_ADDRESS);
    expect(change.request.body).toEqual({ values: [{ field: 'site', value: 'le bout du monde', target: null }] });
    change.flush(importDetail({ version: 4 }));
    await settle();
    requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ version: 5, state: 'checking' }));
  });

  describe('with lines that differ from what is known', () => {
    const counts = { accepted: 1, rejected: 0, ignored: 0, alreadyPresent: 3, different: 3 };
    const price = { field: 'price', column: 'Prix TTC', before: '199,99 €', after: '229,00 €', obstacle: null };
    const site = { field: 'site', column: 'MDS', before: 'Vitrolles', after: 'Arles', obstacle: 'Un changement de MDS est un transfert.' };
    const rows = [differentRow(4, 'MDS13-000004', price), differentRow(9, 'MDS13-000009', price, site), differentRow(12, 'MDS13-000012', site)];

    async function open() {
      const screen = await openImport(checkedDetail({ counts }));
      answerRows('different', rows);
      await screen.settle();
      return screen;
    }

    it('shows before and after, and what stands against it', async () => {
      const { page } = await open();
      const shown = await (await page()).differentRows();
      expect(shown[0]).toBe('Ligne 4 MDS13-000004 · Dell Latitude 5420 Prix TTC dans Calanque : 199,99 € → , dans le fichier : 229,00 €');
      expect(shown[2]).toContain('Un changement de MDS est un transfert.');
    });

    it('changes only the lines that are ticked, and says so on the button', async () => {
      const { page, press, settle } = await open();
      const shown = await page();
      expect((await shown.button('Créer')).text).toBe('Créer 1 matériel');
      await shown.tick('Prendre les valeurs de la ligne 9');
      expect((await shown.button('Créer')).text).toBe('Créer 1 matériel et mettre à jour 1 fiche');
      await press('Créer');
      const confirmed = requestTo('POST', `${IMPORT_ADDRESS}/confirm`);
      expect(confirmed.request.body).toEqual({ rows: [9] });
      expect(confirmed.request.headers.get('If-Match')).toBe('"3"');
      confirmed.flush(importDetail({ state: 'importing', version: 4, progress: { done: 0, total: 2 } }));
      await settle();
      expect(await (await page()).step()).toBe('Import');
    });

    it('changes all that can be changed with one tick', async () => {
      const { page, press } = await open();
      const shown = await page();
      await shown.tick('Prendre toutes les valeurs');
      expect((await shown.button('Créer')).text).toBe('Créer 1 matériel et mettre à jour 2 fiches');
      await press('Créer');
      expect(requestTo('POST', `${IMPORT_ADDRESS}/confirm`).request.body).toEqual({ allDifferences: true });
    });

    it('keeps the ticks for whoever comes back', async () => {
      const { page, press, settle } = await open();
      await (await page()).tick('Prendre les valeurs de la ligne 4');
      await press('déjà présentes');
      answerRows('already-present', []);
      await settle();
      expect((await (await page()).button('Créer')).text).toBe('Créer 1 matériel et mettre à jour 1 fiche');
      expect(Object.keys(sessionStorage).some((key) => key.includes('import'))).toBeTrue();
    });

    it('has the ticks back when the page was left or loaded again', async () => {
      const { page, press, settle } = await open();
      await (await page()).tick('Prendre les valeurs de la ligne 4');
      await press('Imports');
      await TestBed.inject(Router).navigateByUrl(`/imports/${IMPORT_ID}?outcome=different`);
      await settle();
      requestTo('GET', IMPORT_ADDRESS).flush(checkedDetail({ counts }));
      await settle();
      answerRows('different', rows);
      await settle();
      const shown = await page();
      expect((await shown.button('Créer')).text).toBe('Créer 1 matériel et mettre à jour 1 fiche');
      expect(await shown.ticked()).toEqual(['Prendre les valeurs de la ligne 4, MDS13-000004 · Dell Latitude 5420']);
    });
  });

  it('gives a line of its own on a phone to what is created, unless nothing is', async () => {
    const widths = async (accepted: number) => {
      const { fixture, settle } = await openImport(checkedDetail({ counts: { accepted, rejected: 2, ignored: 0, alreadyPresent: 0, different: 0 } }));
      answerRows('rejected', []);
      await settle();
      (fixture.nativeElement as HTMLElement).style.cssText = 'display: block; width: 390px';
      return [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('cal-outcome-tiles li')].map(({ offsetWidth }) => offsetWidth);
    };
    const [created, refused] = await widths(403);
    expect(created).toBeGreaterThan(1.9 * (refused ?? 0));
    TestBed.resetTestingModule();
    const [nothing, beside] = await widths(0);
    expect(nothing).toBe(beside ?? 0);
  });

  it('cannot be confirmed while there is nothing to do, and says why', async () => {
    const { page, text } = await openImport(checkedDetail({ counts: { accepted: 0, rejected: 0, ignored: 0, alreadyPresent: 431, different: 0 } }));
    expect(await (await page()).button('Confirmer l’import')).toEqual({ text: 'Confirmer l’import', disabled: true });
    expect(text()).toContain('Rien à créer : tout ce que dit ce fichier est déjà dans Calanque.');
  });

  it('asks to tick what differs when nothing else is to be done', async () => {
    const { page, text, settle } = await openImport(checkedDetail({ counts: { accepted: 0, rejected: 0, ignored: 0, alreadyPresent: 0, different: 1 } }));
    answerRows('different', [differentRow(4, 'MDS13-4', { field: 'price', column: 'Prix', before: '1', after: '2', obstacle: null })]);
    await settle();
    expect(text()).toContain('Cochez les lignes différentes');
    await (await page()).tick('Prendre toutes les valeurs');
    expect(await (await page()).button('Mettre à jour')).toEqual({ text: 'Mettre à jour 1 fiche', disabled: false });
  });

  it('shows a refusal, and where the import stands by now', async () => {
    const { page, press, settle, text } = await openImport(checkedDetail());
    answerRows('rejected', []);
    await settle();
    await press('Créer 403 matériels');
    refuse(requestTo('POST', `${IMPORT_ADDRESS}/confirm`), { status: 409, code: 'import-running', detail: 'Cet import est en train de se faire. Attendez qu’il soit fini.' });
    await settle();
    expect(text()).toContain('Cet import est en train de se faire.');
    requestTo('GET', IMPORT_ADDRESS).flush(importDetail({ state: 'importing', version: 4, progress: { done: 10, total: 403 } }));
    await settle();
    expect(await (await page()).progress()).toBe('10 sur 403 lignes');
    expect(text()).toContain('Cet import est en train de se faire.');
  });

  describe('when it was changed in another window before it was confirmed', () => {
    const stale = { status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche.' } as const;

    async function confirm() {
      const screen = await openImport(checkedDetail());
      answerRows('rejected', []);
      await screen.settle();
      await screen.press('Créer 403 matériels');
      return screen;
    }

    it('says so, and shows what was found since, lines included', async () => {
      const { page, settle, text } = await confirm();
      const current = checkedDetail({ version: 6, counts: { accepted: 404, rejected: 1, ignored: 6, alreadyPresent: 0, different: 0 } });
      refuse(requestTo('POST', `${IMPORT_ADDRESS}/confirm`), { ...stale, current });
      await settle();
      answerRows('rejected', [refusedRow(28, { column: 'MDS', value: 'Lune', problem: 'site-unknown', sentence: 'Cette MDS n’existe pas.' })]);
      await settle();
      expect(text()).toContain('Quelqu’un a modifié cette fiche.');
      expect((await (await page()).button('Créer')).text).toBe('Créer 404 matériels');
      expect(await (await page()).refusedRows()).toHaveSize(1);
    });

    it('says so beside the columns, when these are to be looked at again', async () => {
      const { page, settle, text, press } = await confirm();
      refuse(requestTo('POST', `${IMPORT_ADDRESS}/confirm`), { ...stale, current: importDetail({ version: 4 }) });
      await settle();
      expect(await (await page()).step()).toBe('Colonnes');
      expect(text().split('Quelqu’un a modifié cette fiche.')).toHaveSize(2);
      await press('Vérifier le fichier');
      expect(text()).not.toContain('Quelqu’un a modifié cette fiche.');
      requestTo('POST', `${IMPORT_ADDRESS}/dry-run`).flush(importDetail({ version: 5, state: 'checking' }));
    });
  });

  it('can be abandoned, after a question', async () => {
    const { press, dialog, settle, address } = await openImport(checkedDetail());
    answerRows('rejected', []);
    await settle();
    await press('Abandonner');
    const question = await dialog();
    expect(await question.heading()).toBe('Abandonner cet import ?');
    expect(await question.text()).toContain('Rien n’a été enregistré.');
    await question.press('Abandonner l’import');
    (await requestSoon('DELETE', IMPORT_ADDRESS)).flush(null, { status: 204, statusText: 'No Content' });
    await settle();
    expect(address()).toBe('/imports');
  });
});
