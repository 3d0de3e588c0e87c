import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { Component } from '@angular/core';
import { column, type SavedViewAnswer } from '@calanque/shared';
import { openScreen, settle } from '../session/testing/screen';
import { VITROLLES } from '../session/testing/session-answers';
import { injectListLayout } from '../ui/list/list-layout';
import { injectListQuery } from '../ui/list/list-query';
import { announced } from '../ui/testing/announced';
import { refuse, requestSoon, requestTo } from '../ui/testing/api';
import { FieldHarness } from '../ui/testing/field-harness';
import { ViewsHarness } from './testing/views-harness';
import { ViewsChip } from './views-chip';

@Component({
  selector: 'cal-boats',
  imports: [ViewsChip],
  template: `<cal-views-chip list="equipment" [query]="query" [layout]="layout" />`,
})
class Boats {
  readonly query = injectListQuery({ filters: ['q', 'state', 'siteId'], sort: 'number' });
  readonly layout = injectListLayout(this.query, {
    list: 'boats', columns: [column('number', 'N°', 'text', { sort: 'number' }), column('port', 'Port'), column('owner', 'Détenteur', 'text', { needs: 'equipment:read-private' })],
    usual: ['number', 'port'], fixed: 'number', groups: [], single: {},
  });
}

const view = (given: Partial<SavedViewAnswer> = {}): SavedViewAnswer => ({
  id: '019abcde-0000-7000-8000-0000000000f1', version: 1, list: 'equipment', name: 'En panne', site: null, mine: true, deletable: true,
  query: { state: 'broken', sort: '-number', colonnes: 'number,port', densite: 'confortable' }, createdAt: '2026-11-28T08:00:00Z', ...given,
});
const OWN = view();
const SHARED = view({ id: '019abcde-0000-7000-8000-0000000000f2', name: 'Bornes de Vitrolles', site: VITROLLES, mine: false, deletable: false, query: { q: 'borne', colonnes: 'number,owner' } });
const AT_OWN = `/bateaux?state=broken&sort=-number&colonnes=number,port&densite=confortable&vue=${OWN.id}`;

describe('ViewsChip', () => {
  beforeEach(() => localStorage.clear());

  async function open(at = '/bateaux', views: readonly SavedViewAnswer[] = [OWN, SHARED], role: 'manager' | 'direction' = 'manager') {
    const screen = await openScreen(Boats, { role, path: 'bateaux', at });
    const answer = async (items = views) => {
      (await requestSoon('GET', '/api/saved-views?list=equipment')).flush({ items });
      await settle();
    };
    if (at.includes('vue=')) await answer();
    const chip = await screen.loader.getHarness(ViewsHarness);
    const look = async (): Promise<void> => {
      const opening = chip.open();
      await answer();
      await opening;
    };
    const fields = async (label: string) => TestbedHarnessEnvironment.documentRootLoader(screen.fixture).getHarness(FieldHarness.with({ label }));
    return { ...screen, chip, look, answer, fields };
  }

  it('asks for views when one looks, mine before those shared with me', async () => {
    const { chip, look } = await open();
    expect(await chip.label()).toBe('Vues');
    await look();
    expect(await chip.items()).toEqual(['En panne', 'Bornes de Vitrolles Vitrolles', 'Enregistrer cette vue…']);
  });

  it('shows what a view keeps, and nothing of the filters before', async () => {
    const { address, chip, look } = await open('/bateaux?q=gabian');
    await look();
    await chip.choose('En panne');
    await settle();
    expect(address()).toBe(AT_OWN);
    expect(await chip.label()).toBe('Vue : En panne');
    expect(await chip.isChanged()).toBe(false);
  });

  it('says when the list shows something else by now', async () => {
    const { chip } = await open(AT_OWN.replace('state=broken', 'state=lost'));
    expect(await chip.label()).toBe('Vue : En panne, modifiée');
    expect(await chip.isChanged()).toBe(true);
  });

  it('does not call changed what lacks only a column that the reader may not see', async () => {
    const { chip } = await open(`/bateaux?q=borne&colonnes=number&vue=${SHARED.id}`, [SHARED], 'direction');
    expect(await chip.label()).toBe('Vue : Bornes de Vitrolles');
    expect(await chip.isChanged()).toBe(false);
  });

  it('names no view that the reader does not see, and keeps its filters', async () => {
    const { address, chip } = await open(AT_OWN, []);
    expect(await chip.label()).toBe('Vues');
    expect(address()).toBe(AT_OWN);
  });

  it('is left with its filters', async () => {
    const { address, chip } = await open(AT_OWN);
    await chip.leave();
    await settle();
    expect(address()).toBe('/bateaux');
  });

  it('saves what the list shows, for a site', async () => {
    const { address, answer, chip, dialog, fields, look } = await open('/bateaux?state=broken');
    await look();
    await chip.choose('Enregistrer cette vue');
    const form = await dialog();
    await (await fields('Nom de la vue')).fill('Tablettes en panne');
    await (await fields('Qui la voit')).choose('Les personnes de la MDS Vitrolles');
    await form.press('Enregistrer');
    const sent = await requestSoon('POST', '/api/saved-views');
    expect(sent.request.body).toEqual(jasmine.objectContaining({
      list: 'equipment', name: 'Tablettes en panne', siteId: VITROLLES.id, query: { state: 'broken', sort: 'number', colonnes: 'number,port', densite: 'confortable' },
    }));
    const saved = view({ ...(sent.request.body as Partial<SavedViewAnswer>), site: VITROLLES });
    sent.flush(saved);
    await answer([saved]);
    expect(await announced()).toBe('Vue « Tablettes en panne » enregistrée');
    expect(address()).toBe(`/bateaux?state=broken&vue=${saved.id}`);
    expect(await chip.label()).toBe('Vue : Tablettes en panne');
  });

  it('says at its field why a name is refused', async () => {
    const { chip, dialog, fields, look } = await open();
    await look();
    await chip.choose('Enregistrer cette vue');
    const form = await dialog();
    await (await fields('Nom de la vue')).fill('En panne');
    await form.press('Enregistrer');
    refuse(await requestSoon('POST', '/api/saved-views'), { status: 409, code: 'view-name-taken', detail: 'Vous avez déjà une vue « En panne ».', field: 'name' });
    await settle();
    expect(await (await fields('Nom de la vue')).error()).toBe('Vous avez déjà une vue « En panne ».');
  });

  it('is brought up to date with what the list shows now', async () => {
    const { chip, look } = await open(AT_OWN.replace('state=broken', 'state=lost'));
    await look();
    await chip.choose('Mettre à jour « En panne »');
    const sent = await requestSoon('PATCH', `/api/saved-views/${OWN.id}`);
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toEqual({ name: 'En panne', siteId: null, query: { ...OWN.query, state: 'lost' } });
    sent.flush(view({ version: 2 }));
    expect(await announced()).toBe('Vue « En panne » mise à jour');
  });

  it('is renamed and shared', async () => {
    const { chip, dialog, fields, look } = await open(AT_OWN);
    await look();
    await chip.choose('Renommer ou partager');
    const form = await dialog();
    await (await fields('Qui la voit')).choose('Les personnes de la MDS Vitrolles');
    await form.press('Enregistrer');
    const sent = await requestSoon('PATCH', `/api/saved-views/${OWN.id}`);
    expect(sent.request.body).toEqual({ name: 'En panne', siteId: VITROLLES.id, query: OWN.query });
    sent.flush(view({ version: 2, site: VITROLLES }));
    expect(await announced()).toBe('Vue « En panne » partagée avec Vitrolles');
  });

  it('is deleted after a question, and the list stays as it is', async () => {
    const { address, chip, dialog, look } = await open(AT_OWN);
    await look();
    await chip.choose('Supprimer « En panne »');
    const question = await dialog();
    expect(await question.text()).toContain('Ce qu’elle montre ne change pas.');
    await question.press('Supprimer la vue');
    (await requestSoon('DELETE', `/api/saved-views/${OWN.id}`)).flush(null);
    expect(await announced()).toBe('Vue « En panne » supprimée');
    await settle();
    expect(address()).toBe(AT_OWN.replace(`&vue=${OWN.id}`, ''));
  });

  it('of somebody else cannot be changed', async () => {
    const { chip, look } = await open(`/bateaux?q=gabian&vue=${SHARED.id}`);
    await look();
    expect(await chip.items()).toEqual(['En panne', 'Bornes de Vitrolles Vitrolles', 'Enregistrer cette vue…']);
  });

  it('says why views could not be read', async () => {
    const { chip } = await open();
    const opening = chip.open();
    refuse(await requestSoon('GET', '/api/saved-views?list=equipment'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await opening;
    await settle();
    expect(document.querySelector('.mat-mdc-menu-panel')?.textContent).toContain('Le service est momentanément indisponible.');
    expect(() => requestTo('GET', '/api/saved-views?list=equipment')).toThrowError();
  });
});
