import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { Router } from '@angular/router';
import type { LoanAnswer, Role } from '@calanque/shared';
import { aPiece } from '../../custody/testing/pieces';
import { openScreen } from '../../session/testing/screen';
import { forgetDrafts } from '../../ui/form/draft-store';
import { announced } from '../../ui/testing/announced';
import { refuse, requestSoon, requestTo } from '../../ui/testing/api';
import { FieldHarness } from '../../ui/testing/field-harness';
import { offersOf } from '../../document/testing/document-answers';
import { aBorrower, aLoan, aLoanLine } from '../testing/loan-answers';
import { LoanPage } from './loan-page';

describe('LoanPage', () => {
  const [one, other] = [aPiece(), aPiece()];
  const loan = aLoan([aLoanLine(one), aLoanLine(other)]);

  beforeEach(() => forgetDrafts());
  afterEach(() => forgetDrafts());

  async function open(shown: LoanAnswer = loan, role: Role = 'mediator', query = '') {
    const screen = await openScreen(LoanPage, { role, path: 'prets/:id', at: `/prets/${shown.id}${query}` });
    requestTo('GET', `/api/loans/${shown.id}`).flush(shown);
    await screen.settle();
    requestTo('GET', `/api/loans/${shown.id}/documents`).flush(offersOf(shown.id));
    await screen.settle();
    return screen;
  }

  it('tells who has what until when, and when the data will be erased', async () => {
    const { text } = await open(aLoan([aLoanLine(one, { returnedAt: '2026-11-20T09:00:00Z', wearIn: 'worn', accessories: [{ label: 'Housse', returned: false }] })], { state: 'returned', returnedAt: '2026-11-20T09:00:00Z', erasedOn: '2027-11-20' }));
    expect(text()).toContain('Aurélie Garrigue');
    expect(text()).toContain('Nom et contact seront effacés le 20 novembre 2027.');
    expect(text()).toContain('Manque : housse');
    expect(text()).not.toContain('Enregistrer le retour');
  });

  it('takes back what was scanned; the rest stays out', async () => {
    const { text, press, settle } = await open(loan, 'mediator', `?retour=${one.id}`);
    await press('Enregistrer le retour');
    const sent = requestTo('POST', `/api/loans/${loan.id}/return`);
    expect((sent.request.body as { lines: { custodyId: string }[] }).lines.map(({ custodyId }) => custodyId)).toEqual([`custody-${one.number}`]);
    sent.flush(aLoan([aLoanLine(one, { returnedAt: '2026-11-20T09:00:00Z', wearIn: 'good', erasureMissing: true }), aLoanLine(other)]));
    expect(await announced()).toBe('Retour enregistré. Le reste est encore dehors.');
    await settle();
    expect(text()).toContain('Mémoire à effacer avant la prochaine remise');
  });

  it('keeps what is said of a return while the loan is read again after a photo', async () => {
    const { fixture, settle, find } = await open(loan, 'mediator', `?retour=${one.id}`);
    const page = fixture.nativeElement as HTMLElement;
    const note = () => page.querySelector<HTMLInputElement>('cal-return-form .fields input');
    if (note()) Object.assign(note() as object, { value: 'écran rayé' });
    note()?.dispatchEvent(new Event('input'));
    const camera = page.querySelector<HTMLInputElement>('cal-line-photo input');
    const files = new DataTransfer();
    files.items.add(new File(['x'], 'photo.jpg'));
    if (camera) camera.files = files.files;
    camera?.dispatchEvent(new Event('change'));
    requestTo('PUT', `/api/loans/${loan.id}/lines/custody-${one.number}/photo/out`).flush({});
    await settle();
    requestTo('GET', `/api/loans/${loan.id}`).flush(aLoan([aLoanLine(one, { hasPhotoOut: true }), aLoanLine(other)]));
    await settle();
    expect(page.querySelector('cal-line-photo img')).toBeTruthy();
    expect(note()?.value).toBe('écran rayé');
    find('button', 'Pas maintenant').click();
    await settle();
    expect(document.activeElement?.tagName).toBe('H1');
  });

  it('offers the agreement, to open and to sign', async () => {
    const { find, text } = await open();
    expect(find('a', 'Ouvrir le PDF').getAttribute('href')).toBe(`/api/loans/${loan.id}/agreement.pdf`);
    expect(text()).toContain('Contrat de prêt Pas encore signé');
    expect(find('button', 'Signer à l’écran')).toBeTruthy();
  });

  it('tells a reminder that arrived from one that did not, and why it was renewed', async () => {
    const borrower = aBorrower({ phone: null, email: 'aurelie@exemple.test' });
    const reminded = { borrower, remindedAt: '2026-11-20T07:00:00Z' };
    const lost = await open(aLoan([aLoanLine(one)], { ...reminded, reminderFailed: true, renewals: 3, renewalReason: 'Hospitalisation' }));
    expect(lost.text()).toContain('Rappel non remis, le');
    expect(lost.text()).toContain('vérifiez l’adresse, ou appelez');
    expect(lost.text()).not.toContain('Rappel envoyé');
    expect(lost.text()).toContain('prolongé 3 fois · Hospitalisation');
  });

  it('offers a mediator nothing that the server refuses for a computer', async () => {
    const laptop = aPiece({ category: 'laptop' });
    const { text } = await open(aLoan([aLoanLine(laptop)]), 'mediator', `?retour=${laptop.id}`);
    expect(text()).not.toContain('Prolonger');
    expect(text()).not.toContain('Enregistrer le retour');
    expect(text()).toContain('Vous pouvez prêter et reprendre des tablettes et des accessoires seulement');
  });

  it('lets a mediator take back the tablets of a loan with a computer', async () => {
    const { press } = await open(aLoan([aLoanLine(one), aLoanLine(aPiece({ category: 'laptop' }))]), 'mediator', '?retour=tout');
    await press('Enregistrer le retour');
    const sent = requestTo('POST', `/api/loans/${loan.id}/return`);
    expect((sent.request.body as { lines: { custodyId: string }[] }).lines.map(({ custodyId }) => custodyId)).toEqual([`custody-${one.number}`]);
  });

  it('begins no return of the next loan because one was begun of this', async () => {
    const { text, press, settle } = await open();
    await press('Enregistrer le retour');
    expect(text()).toContain('Pas maintenant');
    const next = aLoan([aLoanLine(other)], { id: '019abcde-0000-7000-8000-0000000000e2' });
    await TestBed.inject(Router).navigateByUrl(`/prets/${next.id}`);
    await settle();
    requestTo('GET', `/api/loans/${next.id}`).flush(next);
    await settle();
    requestTo('GET', `/api/loans/${next.id}/documents`).flush(offersOf(next.id));
    await settle();
    expect(text()).not.toContain('Pas maintenant');
    expect(text()).toContain('Enregistrer le retour');
  });

  describe('whose renewals are used up', () => {
    const used = aLoan([aLoanLine(one)], { renewals: 2, renewalsLeft: 0 });

    it('says so to those who cannot go beyond', async () => {
      const { text } = await open(used);
      expect(text()).toContain('Plus de prolongation prévue : le responsable peut passer outre');
      expect(text()).not.toContain('Prolonger');
    });

    it('is renewed with a reason by those who can', async () => {
      const { press, dialog, settle, fixture } = await open(used, 'manager');
      await press('Prolonger');
      const opened = await dialog();
      await opened.press('Prolonger');
      await settle();
      expect(await opened.text()).toContain('Dites pourquoi ce prêt est encore prolongé.');
      await (await TestbedHarnessEnvironment.documentRootLoader(fixture).getHarness(FieldHarness.with({ label: 'Motif' }))).fill('Panne de son ordinateur');
      await opened.press('Prolonger');
      const sent = requestTo('POST', `/api/loans/${used.id}/renew`);
      expect(sent.request.body).toEqual(jasmine.objectContaining({ overrideReason: 'Panne de son ordinateur' }));
      sent.flush({ ...used, renewals: 3 });
      expect(await announced()).toContain('Prolongé');
    });
  });

  it('asks no reason of those who may not go beyond a booking', async () => {
    const { press, dialog, settle } = await open();
    await press('Prolonger');
    const opened = await dialog();
    await opened.press('Prolonger');
    refuse(requestTo('POST', `/api/loans/${loan.id}/renew`), { status: 409, code: 'equipment-booked', detail: 'MDS13-000012 est réservé.', field: 'dueAt' });
    await settle();
    expect(await opened.text()).toContain('MDS13-000012 est réservé.');
    expect(await opened.text()).not.toContain('Motif du passage outre');
    await opened.press('Annuler');
  });

  it('lets a name or a contact be corrected', async () => {
    const { press, dialog, settle, text } = await open();
    await press('Corriger');
    const corrected = await dialog();
    for (const [place, typed] of ['Aurélienne', 'Garrigue', 'aurelienne@exemple.test'].entries()) {
      const control = document.querySelectorAll<HTMLInputElement>('mat-dialog-container input')[place];
      if (control) control.value = typed;
      control?.dispatchEvent(new Event('input'));
    }
    await corrected.press('Enregistrer');
    const { id } = loan.borrower;
    const sent = await requestSoon('PATCH', `/api/borrowers/${id}`);
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toEqual({ givenName: 'Aurélienne', familyName: 'Garrigue', email: 'aurelienne@exemple.test', phone: null });
    sent.flush(aBorrower({ givenName: 'Aurélienne', version: 2 }));
    (await requestSoon('GET', `/api/loans/${loan.id}`)).flush(aLoan([aLoanLine(one), aLoanLine(other)], { borrower: aBorrower({ givenName: 'Aurélienne' }) }));
    expect(await announced()).toBe('Emprunteur corrigé');
    await settle();
    expect(text()).toContain('Aurélienne Garrigue');
  });

  it('says that the borrower was erased', async () => {
    const { text } = await open(aLoan([aLoanLine(one)], { borrower: aBorrower({ givenName: null, familyName: null, phone: null }) }));
    expect(text()).toContain('Emprunteur effacé');
  });
});
