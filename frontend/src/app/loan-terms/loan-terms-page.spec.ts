import { openScreen } from '../session/testing/screen';
import { theTerms } from '../loan/testing/loan-answers';
import { forgetDrafts } from '../ui/form/draft-store';
import { announced } from '../ui/testing/announced';
import { requestTo } from '../ui/testing/api';
import { FieldHarness } from '../ui/testing/field-harness';
import { LoanTermsPage } from './loan-terms-page';

describe('LoanTermsPage', () => {
  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  it('is not left by accident while terms are typed and not saved', async () => {
    const { fixture, loader, press, settle, text } = await openScreen(LoanTermsPage, { role: 'administrator', path: 'conditions-de-pret' });
    requestTo('GET', '/api/loan-terms').flush(theTerms());
    requestTo('GET', '/api/borrowers/erasure-preview').flush({ due: 3, keptForDispute: 1, erased: 0 });
    await settle();
    expect(text()).toContain('La nuit prochaine : 3 emprunteurs. Gardés pour un litige : 1 emprunteur.');
    const { draft } = fixture.debugElement.query(({ componentInstance: screen }) => screen instanceof LoanTermsPage).componentInstance as LoanTermsPage;
    expect(draft.changed()).toBe(false);
    await (await loader.getHarness(FieldHarness.with({ label: 'Durée habituelle (jours)' }))).fill('21');
    expect(draft.changed()).toBe(true);
    await press('Enregistrer');
    const [tablets] = theTerms({ days: 21, version: 2 }).items;
    requestTo('PUT', '/api/loan-terms/tablet').flush(tablets ?? null);
    expect(await announced()).toBe('Conditions enregistrées : tablettes');
    expect(draft.changed()).toBe(false);
  });
});
