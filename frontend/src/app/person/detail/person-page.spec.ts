import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { HistoryLine, Holding } from '@calanque/shared';
import { openScreen } from '../../session/testing/screen';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { ErrorSummaryHarness } from '../../ui/testing/error-summary-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LOIC_ID, held, person } from '../testing/person-answers';
import { TakeBackHarness } from '../testing/take-back-harness';
import { PersonPage } from './person-page';

describe('PersonPage', () => {
  const address = `/api/persons/${LOIC_ID}`;
  const pieces = [held('MDS13-000108'), held('MDS13-000204', { dueAt: '2025-01-10T08:00:00Z' })];

  async function open(items: Holding[], role: 'manager' | 'mediator' = 'manager') {
    const screen = await openScreen(PersonPage, { role, path: 'personnes/:id', at: `/personnes/${LOIC_ID}` });
    requestTo('GET', address).flush(person());
    requestTo('GET', `${address}/holdings`).flush({ items });
    await screen.settle();
    if (role === 'manager') requestTo('GET', '/api/history').flush({ items: [], next: null, total: 0 });
    await screen.settle();
    const anywhere = TestbedHarnessEnvironment.documentRootLoader(screen.fixture);
    return {
      ...screen,
      takingBack: async () => {
        await screen.dialog();
        return anywhere.getHarness(TakeBackHarness);
      },
      field: (label: string) => anywhere.getHarness(FieldHarness.with({ label })),
      summary: () => anywhere.getHarness(ErrorSummaryHarness),
    };
  }

  it('tells what was handed to the agent and came back, with the piece it was, and leads to what they did themselves', async () => {
    const { fixture, text, settle } = await openScreen(PersonPage, { role: 'manager', path: 'personnes/:id', at: `/personnes/${LOIC_ID}` });
    requestTo('GET', address).flush(person());
    requestTo('GET', `${address}/holdings`).flush({ items: [] });
    await settle();
    const told = requestTo('GET', '/api/history');
    expect(told.request.params.get('personId')).toBe(LOIC_ID);
    expect(told.request.params.has('subjectId')).toBe(false);
    const lines: HistoryLine[] = [{
      id: '9', at: '2026-11-23T09:42:00.000Z', actor: 'Karim Aziz', action: 'insert', table: 'custody', subject: 'equipment', subjectId: 'piece', subjectLabel: 'MDS13-000108',
      reachable: true, site: null, requestId: 'r', changes: [{ field: 'kind', before: null, after: 'assignment' }, { field: 'person_id', before: null, after: 'Loïc Oursin' }],
    }, {
      id: '8', at: '2026-11-20T09:42:00.000Z', actor: 'Karim Aziz', action: 'update', table: 'person', subject: 'person', subjectId: LOIC_ID, subjectLabel: 'Loïc Oursin',
      reachable: true, site: null, requestId: 's', changes: [{ field: 'service', before: 'Accueil', after: 'Secrétariat' }],
    }];
    told.flush({ items: lines, next: null, total: 2 });
    await settle();
    expect(text()).toContain('MDS13-000108 Affectation à Loïc Oursin');
    const links = [...(fixture.nativeElement as HTMLElement).querySelectorAll<HTMLAnchorElement>('cal-history a, .history > a')].map((link) => link.getAttribute('href'));
    // The agent's own card needs no link: it is the page.
    expect(links).toEqual(['/materiel/piece', `/historique?authorId=${LOIC_ID}`]);
  });

  it('says what the agent holds, since when, and what is late', async () => {
    const { text } = await open(pieces);
    expect(text()).toContain('Ce que détient Loïc Oursin 2 matériels');
    expect(text()).toContain('MDS13-000108 · depuis le 26 sept. · Vitrolles');
    expect(text()).toContain('attendu le 10 janvier 2025');
    expect(text()).toContain('loic@demo.test');
  });

  it('says what the agent held on a past day, and changes nothing', async () => {
    const { text, settle } = await openScreen(PersonPage, { role: 'manager', path: 'personnes/:id', at: `/personnes/${LOIC_ID}?asOf=2025-03-01` });
    requestTo('GET', address).flush(person());
    requestTo('GET', `${address}/holdings?asOf=2025-03-01`).flush({ items: [held('MDS13-000108', { mayTakeBack: false })] });
    await settle();
    expect(text()).toContain('Situation au 1er mars 2025');
    expect(text()).toContain('Ce que détenait Loïc Oursin');
    expect(text()).not.toMatch(/Modifier|Reprendre|Historique/);
  });

  it('offers no way back where there is none', async () => {
    const { text } = await open([held('MDS13-000108', { mayTakeBack: false })], 'mediator');
    expect(text()).not.toContain('Reprendre');
    expect(text()).not.toContain('Tout reprendre');
    expect(text()).not.toContain('Modifier');
  });

  it('takes everything back at once, and reads again what is held', async () => {
    const { press, takingBack, settle, text } = await open(pieces);
    await press('Tout reprendre');
    const dialog = await takingBack();
    expect(await dialog.pieces()).toEqual(['Lenovo ThinkPad L14MDS13-000108', 'Lenovo ThinkPad L14MDS13-000204']);
    expect(await dialog.verb()).toBe('Reprendre 2 matériels');
    await dialog.takeBack();
    const sent = requestTo('POST', `${address}/take-back`);
    expect(sent.request.body).toEqual({ lines: [{ custodyId: 'custody-MDS13-000108', version: 4 }, { custodyId: 'custody-MDS13-000204', version: 4 }], at: null });
    sent.flush({ items: [] });
    (await requestSoon('GET', `${address}/holdings`)).flush({ items: [] });
    (await requestSoon('GET', address)).flush(person({ heldCount: 0 }));
    (await requestSoon('GET', '/api/history')).flush({ items: [], next: null, total: 0 });
    await settle();
    expect(text()).toContain('Rien en ce moment');
    expect(text()).not.toContain('Tout reprendre');
  });

  it('takes back what is ticked only, and asks for at least one', async () => {
    const { press, takingBack, summary } = await open(pieces);
    await press('Tout reprendre');
    const dialog = await takingBack();
    await dialog.toggle(0);
    expect(await dialog.verb()).toBe('Reprendre 1 matériel');
    await dialog.toggle(1);
    await dialog.takeBack();
    expect(await (await summary()).heading()).toBe('Cochez au moins un matériel.');
    await dialog.toggle(1);
    await dialog.takeBack();
    expect((requestTo('POST', `${address}/take-back`).request.body as { lines: unknown[] }).lines).toEqual([{ custodyId: 'custody-MDS13-000204', version: 4 }]);
  });

  it('shows what is still held when somebody was quicker, and can go on with it', async () => {
    const { press, takingBack, summary, settle } = await open(pieces);
    await press('Tout reprendre');
    const dialog = await takingBack();
    await dialog.takeBack();
    refuse(requestTo('POST', `${address}/take-back`), {
      status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte.', current: { items: [held('MDS13-000204', { custodyVersion: 5 })] },
    });
    await settle();
    expect(await (await summary()).heading()).toBe('Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte.');
    expect(await dialog.pieces()).toEqual(['Lenovo ThinkPad L14MDS13-000204']);
    await dialog.takeBack();
    expect((requestTo('POST', `${address}/take-back`).request.body as { lines: unknown[] }).lines).toEqual([{ custodyId: 'custody-MDS13-000204', version: 5 }]);
  });

  it('says what is missing: a piece that is lost, with a reason, and an accessory', async () => {
    const charger = { label: 'Chargeur', returned: null };
    const { press, takingBack, field, settle, text } = await open([held('MDS13-000108', { accessories: [charger, { label: 'Housse', returned: null }] }), held('MDS13-000204')]);
    await press('Tout reprendre');
    const dialog = await takingBack();
    await dialog.toggleAccessory('Chargeur');
    await dialog.decide(1, 'Manquant : signalé perdu');
    expect(await dialog.verb()).toBe('Reprendre 1 matériel, signaler 1 perdu');
    await dialog.takeBack();
    const reason = await field('Pourquoi');
    expect(await reason.error()).toBe('Dites pourquoi, en quelques mots.');
    await reason.fill('Pas rendu au départ');
    await dialog.takeBack();
    const sent = requestTo('POST', `${address}/take-back`);
    expect((sent.request.body as { lines: unknown[] }).lines).toEqual([
      { custodyId: 'custody-MDS13-000108', version: 4, accessories: [{ label: 'Housse' }] },
      { custodyId: 'custody-MDS13-000204', version: 4, outcome: 'missing', reason: 'Pas rendu au départ' },
    ]);
    sent.flush({ items: [] });
    (await requestSoon('GET', `${address}/holdings`)).flush({ items: [] });
    (await requestSoon('GET', address)).flush(person({ heldCount: 0 }));
    await settle();
    // It outlives the word that is said of it.
    expect(text()).toMatch(/2 choses manquaient à la reprise .*MDS13-000204.* Fermer/);
    await press('Fermer');
    expect(text()).not.toContain('manquaient');
  });

  it('takes one piece back from its own line', async () => {
    const { press, takingBack, dialog } = await open(pieces);
    await press('Reprendre MDS13-000204');
    expect(await (await dialog()).heading()).toBe('Reprendre Lenovo ThinkPad L14');
    await (await takingBack()).takeBack();
    expect((requestTo('POST', `${address}/take-back`).request.body as { lines: unknown[] }).lines).toEqual([{ custodyId: 'custody-MDS13-000204', version: 4 }]);
  });
});
