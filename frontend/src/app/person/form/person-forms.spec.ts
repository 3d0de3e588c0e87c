import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { requestTo } from '../../ui/testing/api';
import { ErrorSummaryHarness } from '../../ui/testing/error-summary-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LOIC_ID, person } from '../testing/person-answers';
import { PersonCreate } from './person-create';
import { PersonEdit } from './person-edit';

describe('the form of a new agent', () => {
  afterEach(() => sessionStorage.clear());

  it('begins in one’s own MDS, says what is missing, and leads to the new page', async () => {
    const { loader, press, settle, address } = await openScreen(PersonCreate, { role: 'manager', path: 'personnes/nouveau' });
    const field = (label: string) => loader.getHarness(FieldHarness.with({ label }));
    expect(await (await field('MDS')).value()).toBe(VITROLLES.id);
    await press('Ajouter l’agent');
    expect(await (await loader.getHarness(ErrorSummaryHarness)).sentences()).toEqual(['Renseignez « Prénom ».', 'Renseignez « Nom ».']);

    await (await field('Prénom')).fill('Loïc');
    await (await field('Nom')).fill('Oursin');
    await press('Ajouter l’agent');
    const sent = requestTo('POST', '/api/persons');
    expect(sent.request.body).toEqual(jasmine.objectContaining({ givenName: 'Loïc', familyName: 'Oursin', service: null, email: null, siteId: VITROLLES.id, leftOn: null }));
    sent.flush(person());
    await settle();
    expect(address()).toBe(`/personnes/${LOIC_ID}`);
  });
});

describe('the form of an agent who is known', () => {
  afterEach(() => sessionStorage.clear());

  it('reminds of what is still held when the agent leaves', async () => {
    const { loader, press, settle, text, address } = await openScreen(PersonEdit, { role: 'manager', path: 'personnes/:id/modifier', at: `/personnes/${LOIC_ID}/modifier` });
    requestTo('GET', `/api/persons/${LOIC_ID}`).flush(person());
    await settle();
    expect(text()).not.toContain('détient encore');
    await (await loader.getHarness(FieldHarness.with({ label: 'Parti le' }))).fill('2026-11-23');
    expect(text()).toContain('Cet agent détient encore 2 matériels');
    await press('Enregistrer');
    const sent = requestTo('PATCH', `/api/persons/${LOIC_ID}`);
    expect(sent.request.headers.get('If-Match')).toBe('"2"');
    expect(sent.request.body).toEqual(jasmine.objectContaining({ leftOn: '2026-11-23', service: 'Accueil' }));
    sent.flush(person({ version: 3, leftOn: '2026-11-23' }));
    await settle();
    expect(address()).toBe(`/personnes/${LOIC_ID}`);
  });
});
