import { TestBed } from '@angular/core/testing';
import { openScreen } from '../../session/testing/screen';
import { VITROLLES } from '../../session/testing/session-answers';
import { answerSearches, refuse, requestTo } from '../../ui/testing/api';
import { ErrorSummaryHarness } from '../../ui/testing/error-summary-harness';
import { FieldHarness } from '../../ui/testing/field-harness';
import { LookupHarness } from '../../ui/testing/lookup-harness';
import { person } from '../../person/testing/person-answers';
import { INES_ID, account, withLink } from '../testing/account-answers';
import { AccountEdit } from './account-edit';
import { AccountInvite } from './account-invite';

describe('the form of an invitation', () => {
  afterEach(() => sessionStorage.clear());

  async function open(at = '/comptes/nouveau') {
    const screen = await openScreen(AccountInvite, { role: 'administrator', path: 'comptes/nouveau', at });
    return {
      ...screen,
      field: (label: string) => screen.loader.getHarness(FieldHarness.with({ label })),
      chooseRole: async (role: string) => {
        (screen.fixture.nativeElement as HTMLElement).querySelector<HTMLElement>(`input[value=${role}]`)?.click();
        await screen.settle();
      },
      tickSite: async (name: string) => {
        screen.find('cal-site-choice label', name).click();
        await screen.settle();
      },
      summary: () => screen.loader.getHarness(ErrorSummaryHarness),
    };
  }

  it('asks a mediator’s account for its MDS and its last day', async () => {
    const { press, summary } = await open('/comptes/nouveau?role=mediator');
    await press('Créer le compte et son lien');
    expect(await (await summary()).sentences()).toEqual([
      'Renseignez « Prénom ».',
      'Renseignez « Nom ».',
      '« Adresse e-mail » : écrivez une adresse complète, par exemple prenom.nom@departement13.fr.',
      'Choisissez au moins une MDS pour ce rôle.',
      'Indiquez le dernier jour du compte : un médiateur stagiaire a une date de fin.',
    ]);
  });

  it('asks a technician for no MDS', async () => {
    const { chooseRole, text } = await open();
    await chooseRole('technician');
    expect(text()).not.toContain('Aubagne');
    expect(text()).not.toContain('MDS Marignane');
  });

  it('fills in what is known of an agent, and shows the link once', async () => {
    const { loader, field, press, settle, chooseRole, address } = await open();
    const lookup = await loader.getHarness(LookupHarness);
    await lookup.type('oursin');
    await answerSearches('/api/persons', { items: [person()], next: null, total: null });
    await lookup.choose('Loïc Oursin');
    expect(await (await field('Prénom')).value()).toBe('Loïc');
    expect(await (await field('Adresse e-mail')).value()).toBe('loic@demo.test');
    await chooseRole('manager');
    await press('Créer le compte et son lien');
    const sent = requestTo('POST', '/api/users');
    expect(sent.request.body).toEqual(jasmine.objectContaining({ personId: person().id, role: 'manager', siteIds: [VITROLLES.id], endsOn: null }));
    sent.flush(withLink({ givenName: 'Loïc', familyName: 'Oursin' }));
    await settle();
    while (!document.querySelector('cal-link-dialog')) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(document.querySelector<HTMLElement>('cal-link-dialog')?.innerText).toContain('Ce lien ne sera plus montré');
    expect(address()).toBe(`/comptes/${INES_ID}`);
  });

  it('shows which agent a draft had chosen', async () => {
    const { loader } = await open();
    const lookup = await loader.getHarness(LookupHarness);
    await lookup.type('oursin');
    await answerSearches('/api/persons', { items: [person()], next: null, total: null });
    await lookup.choose('Loïc Oursin');
    TestBed.resetTestingModule();
    const found = await open();
    expect(await (await found.loader.getHarness(LookupHarness)).text()).toBe('Loïc Oursin');
  });

  it('shows at its field that the address is taken', async () => {
    const { field, chooseRole, tickSite, press, settle } = await open();
    await (await field('Prénom')).fill('Inès');
    await (await field('Nom')).fill('Garrigue');
    await (await field('Adresse e-mail')).fill('ines@demo.test');
    await chooseRole('manager');
    await tickSite('Vitrolles');
    await press('Créer le compte et son lien');
    refuse(requestTo('POST', '/api/users'), { status: 409, code: 'email-taken', detail: 'Un compte existe déjà avec cette adresse e-mail.', field: 'email' });
    await settle();
    expect(await (await field('Adresse e-mail')).error()).toBe('Un compte existe déjà avec cette adresse e-mail.');
  });
});

describe('the form of an account that exists', () => {
  afterEach(() => sessionStorage.clear());

  it('changes the version that was shown', async () => {
    const { loader, press, settle, address } = await openScreen(AccountEdit, { role: 'administrator', path: 'comptes/:id/modifier', at: `/comptes/${INES_ID}/modifier` });
    requestTo('GET', `/api/users/${INES_ID}`).flush(account());
    await settle();
    await (await loader.getHarness(FieldHarness.with({ label: 'Dernier jour' }))).fill('2027-02-28');
    await press('Enregistrer');
    const sent = requestTo('PATCH', `/api/users/${INES_ID}`);
    expect(sent.request.headers.get('If-Match')).toBe('"6"');
    expect(sent.request.body).toEqual({ email: 'ines@demo.test', givenName: 'Inès', familyName: 'Garrigue', role: 'mediator', siteIds: [VITROLLES.id], endsOn: '2027-02-28' });
    sent.flush(account({ version: 7 }));
    await settle();
    expect(address()).toBe(`/comptes/${INES_ID}`);
  });
});
