import type { LoanAnswer, Role } from '@calanque/shared';
import { aPiece } from '../../custody/testing/pieces';
import { openScreen } from '../../session/testing/screen';
import { announced } from '../../ui/testing/announced';
import { requestTo } from '../../ui/testing/api';
import { offersOf } from '../../document/testing/document-answers';
import { aBorrower, aLoan, aLoanLine } from '../testing/loan-answers';
import { LoanPage } from './loan-page';

describe('LoanPage', () => {
  const [one, other] = [aPiece(), aPiece()];
  const loan = aLoan([aLoanLine(one), aLoanLine(other)]);

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

  it('says that the borrower was erased', async () => {
    const { text } = await open(aLoan([aLoanLine(one)], { borrower: aBorrower({ givenName: null, familyName: null, phone: null }) }));
    expect(text()).toContain('Emprunteur effacé');
  });
});
