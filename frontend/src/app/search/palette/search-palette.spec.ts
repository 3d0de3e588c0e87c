import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { Role } from '@calanque/shared';
import { Session } from '../../session/session';
import { settle } from '../../session/testing/screen';
import { answerSession, signedInAs } from '../../session/testing/session-answers';
import { TypedAhead } from '../../shell/typed-ahead';
import { refuse, requestSoon } from '../../ui/testing/api';
import { answer, hit, person } from '../testing/search-answers';
import { SearchPaletteHarness } from '../testing/search-palette-harness';
import { SearchPalette } from './search-palette';

describe('The search over any page', () => {
  async function open(role: Role = 'technician', ahead = new TypedAhead()) {
    const ends: (string | undefined)[] = [];
    // The dialog's own closing is Material's; what it ends with is what counts here.
    const dialog = { close: (address?: string) => ends.push(address) };
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(), provideHttpClientTesting(),
        { provide: MatDialogRef, useValue: { ...dialog, _containerInstance: { _addAriaLabelledBy: () => undefined, _removeAriaLabelledBy: () => undefined } } },
        { provide: MAT_DIALOG_DATA, useFactory: () => ahead },
      ],
    });
    const ready = TestBed.inject(Session).ready();
    answerSession(signedInAs(role));
    await ready;
    const palette = await show();
    return { ends, palette };
  }

  async function show(): Promise<SearchPaletteHarness> {
    const fixture = TestBed.createComponent(SearchPalette);
    return TestbedHarnessEnvironment.harnessForFixture(fixture, SearchPaletteHarness);
  }

  const asked = (q: string): Promise<TestRequest> => requestSoon('GET', `/api/search?q=${encodeURIComponent(q).replace(/%20/g, '%20')}&limit=5`);

  async function find(palette: SearchPaletteHarness, q: string, body = answer([hit(), person()])): Promise<void> {
    await palette.type(q);
    (await asked(q)).flush(body);
    await settle();
  }

  it('says what can be found, to each what they may find', async () => {
    expect(await (await open('technician')).palette.hintText()).toBe('Cherchez par numéro, n° de série, MAC, IMEI, modèle, MDS, pièce, personne. Plusieurs mots se combinent : « galaxy vitrolles ».');
    TestBed.resetTestingModule();
    expect(await (await open('direction')).palette.hintText()).toContain('IMEI, modèle, MDS, pièce. Plusieurs');
    TestBed.resetTestingModule();
    expect(await (await open('administrator')).palette.hintText()).toBe('Cherchez par modèle, MDS, pièce, personne. Plusieurs mots se combinent : « salle vitrolles ».');
  });

  it('proposes what is found under its kind, each with enough to know it', async () => {
    const { palette } = await open();
    await find(palette, 'galaxy', answer([hit({ holder: { id: 'p', name: 'Inès Martin' } }), person({ leftOn: '2024-01-01' })]));
    expect(await palette.kinds()).toEqual(['Matériel', 'Personnes']);
    expect(await palette.proposals()).toEqual([
      'Matériel : Samsung Galaxy Tab A8 MDS13-000214 N° de série R9TW50LKM4 · Vitrolles, Accueil · Inès Martin En service',
      'Personne : Nadia Benali Accueil · MDS Vitrolles Départ le 1er janv. 2024',
    ]);
    expect(await palette.said()).toBe('Matériel : 1 résultat, Personnes : 1 résultat.');
  });

  it('says of what is spelt nearly so that it is', async () => {
    const { palette } = await open();
    await find(palette, 'galxy', answer([hit({ match: 'fuzzy' }), person(), person({ id: 'p2', match: 'fuzzy' })]));
    expect(await palette.kinds()).toEqual(['Matériel · orthographe proche', 'Personnes']);
    expect((await palette.proposals())[2]).toContain('orthographe proche');
  });

  it('goes through the proposals by arrows, round and round, the focus in the field', async () => {
    const { palette, ends } = await open();
    await find(palette, 'galaxy');
    expect(await palette.active()).toBe(0);
    await palette.press('ArrowDown');
    expect(await palette.active()).toBe(1);
    await palette.press('ArrowDown');
    expect(await palette.active()).toBe(0);
    await palette.press('ArrowUp');
    expect(await palette.active()).toBe(1);
    await palette.press('Enter');
    expect(ends).toEqual(['/personnes/person-7']);
  });

  it('leads by a press to the page of what was pressed', async () => {
    const { palette, ends } = await open();
    await find(palette, 'a', answer([hit(), hit({ kind: 'model', id: 'm' }), hit({ kind: 'site', id: 's' }), hit({ kind: 'room', id: 'r' })]));
    for (const place of [0, 1, 2, 3]) await palette.choose(place);
    expect(ends).toEqual(['/materiel/piece-1', '/modeles/m', '/mds/s', `/materiel?siteId=${hit().site?.id ?? ''}&roomId=r`]);
  });

  it('leads an administrator, who sees no equipment, from a room to its MDS', async () => {
    const { palette, ends } = await open('administrator');
    await find(palette, 'accueil', answer([hit({ kind: 'room', id: 'r' })]));
    await palette.press('Enter');
    expect(ends).toEqual([`/mds/${hit().site?.id ?? ''}`]);
  });

  it('goes straight to the piece that a scanner reads, however late the answer', async () => {
    const { palette, ends } = await open();
    await palette.type('R9TW50LKM4');
    await palette.press('Enter');
    expect(ends).toEqual([]);
    (await asked('R9TW50LKM4')).flush(answer([hit({ match: 'exact' })]));
    await settle();
    expect(ends).toEqual(['/materiel/piece-1']);
  });

  it('takes what a scanner read before the field was there', async () => {
    const ahead = new TypedAhead();
    for (const key of ['R', '9', 'Shift', 'T', 'Enter']) ahead.hear(new KeyboardEvent('keydown', { key }));
    const { palette, ends } = await open('technician', ahead);
    expect(await palette.text()).toBe('R9T');
    expect(await palette.isFocused()).toBe(true);
    expect(ahead.hear(new KeyboardEvent('keydown', { key: 'x' }))).toBe(false);
    (await asked('R9T')).flush(answer([hit({ match: 'exact' })]));
    await settle();
    expect(ends).toEqual(['/materiel/piece-1']);
  });

  it('stays where it is when what was scanned is not one piece exactly', async () => {
    const { palette, ends } = await open();
    for (const [q, hits] of [['r9tw', [hit({ match: 'prefix' })]], ['same', [hit({ match: 'exact' }), hit({ id: 'piece-2', match: 'exact' })]], ['none', []]] as const) {
      await palette.type(q);
      await palette.press('Enter');
      (await asked(q)).flush(answer(hits));
      await settle();
    }
    expect(ends).toEqual([]);
    expect(await palette.said()).toBe('Aucun résultat pour « none ».');
  });

  it('takes no proposal of an earlier text for an answer', async () => {
    const { palette, ends } = await open();
    await find(palette, 'galaxy');
    await palette.type('latitude');
    await palette.press('Enter');
    expect(ends).toEqual([]);
    (await asked('latitude')).flush(answer([hit({ id: 'laptop', match: 'exact' })]));
    await settle();
    expect(ends).toEqual(['/materiel/laptop']);
  });

  it('lets no late answer replace a newer one', async () => {
    const { palette } = await open();
    await palette.type('gal');
    const first = await asked('gal');
    await palette.type('galaxy');
    (await asked('galaxy')).flush(answer([hit()]));
    await settle();
    expect(first.cancelled).toBe(true);
    expect((await palette.proposals()).length).toBe(1);
  });

  it('asks once when one stops typing, and not again for the same text', async () => {
    const { palette } = await open();
    for (const text of ['g', 'ga', 'gal', 'gal ']) await palette.type(text);
    (await asked('gal')).flush(answer([hit()]));
    await palette.type(' gal');
    await new Promise((resolve) => setTimeout(resolve, 250));
    TestBed.inject(HttpTestingController).verify();
  });

  it('says what failed, and tries again', async () => {
    const { palette } = await open();
    await palette.type('galaxy');
    (await asked('galaxy')).error(new ProgressEvent('error'), { status: 0 });
    await settle();
    expect(await palette.failure()).toBe('Le serveur ne répond pas. Vérifiez votre connexion, puis réessayez : rien de ce que vous avez saisi n’est perdu.');
    await palette.pressButton('Réessayer');
    (await asked('galaxy')).flush(answer([hit()]));
    await settle();
    expect(await palette.failure()).toBeNull();
    expect((await palette.proposals()).length).toBe(1);
  });

  it('says what the API refuses in its own words', async () => {
    const { palette } = await open();
    await palette.type('galaxy');
    refuse(await asked('galaxy'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(await palette.failure()).toBe('Le service est momentanément indisponible.');
  });

  it('remembers on this page only what led somewhere, and takes it up again', async () => {
    const { palette } = await open();
    expect(await palette.kinds()).toEqual([]);
    await find(palette, 'galaxy');
    await palette.press('Enter');
    const again = await show();
    expect(await again.kinds()).toEqual(['Recherches récentes']);
    expect(await again.proposals()).toEqual(['galaxy']);
    expect(await again.active()).toBeNull();
    await again.press('ArrowDown');
    await again.press('Enter');
    (await asked('galaxy')).flush(answer([hit()]));
    await settle();
    expect(await again.text()).toBe('galaxy');
    expect(await again.isFocused()).toBe(true);
    expect(Object.keys({ ...localStorage, ...sessionStorage }).filter((key) => /search|recherche/i.test(key))).toEqual([]);
  });

  it('leads to all the results', async () => {
    const { palette, ends } = await open();
    await find(palette, 'galaxy & co');
    await palette.pressButton('Tous les résultats');
    expect(ends).toEqual(['/recherche?q=galaxy%20%26%20co']);
  });
});
