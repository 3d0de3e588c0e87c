import { TestBed } from '@angular/core/testing';
import { aPerson } from '../../custody/testing/pieces';
import { openScreen } from '../../session/testing/screen';
import { signedInAs, VITROLLES } from '../../session/testing/session-answers';
import { answerSearches, refuse, requestTo } from '../../ui/testing/api';
import { ErrorSummaryHarness } from '../../ui/testing/error-summary-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LookupHarness } from '../../ui/testing/lookup-harness';
import { DayHoursHarness } from '../testing/day-hours-harness';
import { site } from '../testing/site-answers';
import { SiteCreate } from './site-create';
import { SiteEdit } from './site-edit';

describe('the form of a new MDS', () => {
  afterEach(() => sessionStorage.clear());

  async function open() {
    const screen = await openScreen(SiteCreate, { role: 'technician', path: 'mds/nouvelle' });
    return { ...screen, field: (label: string) => screen.loader.getHarness(FieldHarness.with({ label })) };
  }

  it('says what is missing', async () => {
    const { press, loader } = await open();
    await press('Créer la MDS');
    const summary = await loader.getHarness(ErrorSummaryHarness);
    expect(await summary.sentences()).toEqual(['Renseignez « Nom ».', 'Renseignez « Commune ».']);
  });

  it('sends the usual hours, copies Monday on, and leads to the new MDS', async () => {
    const { press, settle, field, loader, address } = await open();
    await (await field('Nom')).fill('Istres');
    await (await field('Commune')).fill('Istres');
    const monday = await loader.getHarness(DayHoursHarness.with({ day: 'Lundi' }));
    await monday.type(0, '9h');
    await press('Recopier sur mardi à vendredi');
    await press('Créer la MDS');
    const sent = requestTo('POST', '/api/sites');
    expect(sent.request.body).toEqual(jasmine.objectContaining({
      name: 'Istres', address: null, networkKind: null, managerId: null,
      openingHours: jasmine.objectContaining({ monday: '09:00-12:00 13:30-17:00', friday: '09:00-12:00 13:30-17:00', saturday: null }),
    }));
    expect((sent.request.body as { id: string }).id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7/);
    sent.flush(site({ id: 'site-9', name: 'Istres' }));
    await settle();
    requestTo('GET', '/api/session').flush(signedInAs('technician'));
    await settle();
    expect(address()).toBe('/mds/site-9');
  });

  it('shows who answers for it when a draft is found again', async () => {
    const karim = aPerson({ id: 'p7', givenName: 'Karim', familyName: 'Aziz' });
    const { loader } = await open();
    const lookup = await loader.getHarness(LookupHarness);
    await lookup.type('aziz');
    await answerSearches('/api/persons', { items: [karim], next: null, total: null });
    await lookup.choose('Karim Aziz');
    TestBed.resetTestingModule();
    const found = await open();
    requestTo('GET', '/api/persons/p7').flush(karim);
    await found.settle();
    expect(await (await found.loader.getHarness(LookupHarness)).text()).toBe('Karim Aziz');
  });

  it('shows at its day what the server finds impossible', async () => {
    const { press, settle, field, loader } = await open();
    await (await field('Nom')).fill('Istres');
    await (await field('Commune')).fill('Istres');
    await press('Créer la MDS');
    const sentence = 'Mardi : chaque plage finit après son début, et la seconde vient après la première.';
    refuse(requestTo('POST', '/api/sites'), { status: 422, code: 'hours-invalid', detail: sentence, field: 'openingHours.tuesday' });
    await settle();
    expect(await (await loader.getHarness(DayHoursHarness.with({ day: 'Mardi' }))).error()).toBe(sentence);
  });
});

describe('the form of an MDS that exists', () => {
  afterEach(() => sessionStorage.clear());

  it('takes over what somebody else changed meanwhile, and then saves', async () => {
    const { loader, press, settle, text, address } = await openScreen(SiteEdit, { role: 'manager', path: 'mds/:id/modifier', at: `/mds/${VITROLLES.id}/modifier` });
    requestTo('GET', `/api/sites/${VITROLLES.id}`).flush(site());
    await settle();
    const field = (label: string) => loader.getHarness(FieldHarness.with({ label }));
    await (await field('Opérateur')).fill('Autre opérateur');
    await press('Enregistrer');
    const first = requestTo('PATCH', `/api/sites/${VITROLLES.id}`);
    expect(first.request.headers.get('If-Match')).toBe('"3"');
    refuse(first, { status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte.', current: site({ version: 5, address: '14 rue des Pins' }) });
    await settle();
    expect(text()).toContain('Modifié entre-temps par quelqu’un d’autre');
    expect(text()).toContain('maintenant : 14 rue des Pins');
    expect(await (await field('Adresse')).value()).toBe('14 rue des Pins');
    expect(await (await field('Opérateur')).value()).toBe('Autre opérateur');

    await press('Enregistrer');
    const second = requestTo('PATCH', `/api/sites/${VITROLLES.id}`);
    expect(second.request.headers.get('If-Match')).toBe('"5"');
    expect(second.request.body).toEqual(jasmine.objectContaining({ address: '14 rue des Pins', networkOperator: 'Autre opérateur' }));
    second.flush(site({ version: 6 }));
    await settle();
    requestTo('GET', '/api/session').flush(signedInAs('manager'));
    await settle();
    expect(address()).toBe(`/mds/${VITROLLES.id}`);
  });
});
