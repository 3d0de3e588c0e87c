import { Component, signal } from '@angular/core';
import type { DocumentOffer, Role, SignatureDraft } from '@calanque/shared';
import { openScreen } from '../session/testing/screen';
import { announced } from '../ui/testing/announced';
import { refuse, requestSoon, requestTo } from '../ui/testing/api';
import { DocumentOffers } from './index';
import { stateOfOffer } from './offer-words';
import { aDocument, anOffer, aSignature, offersOf } from './testing/document-answers';

const LOAN = '01900000-0000-7000-8000-0000000000e1';
const ABOUT = `/api/loans/${LOAN}`;
const DOCUMENT = aDocument();

@Component({ selector: 'cal-page', imports: [DocumentOffers], template: `<cal-document-offers framed about="${ABOUT}" [revision]="revision()" />` })
class Page {
  readonly revision = signal(1);
}

describe('The documents of something', () => {
  async function open(given: Partial<DocumentOffer> = {}, role: Role = 'mediator') {
    const screen = await openScreen(Page, { role, path: 'page' });
    requestTo('GET', `${ABOUT}/documents`).flush(offersOf(LOAN, given));
    await screen.settle();
    return screen;
  }

  it('are opened as they are', async () => {
    const { find, text } = await open();
    const link = find('a', 'Ouvrir le PDF');
    expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([`${ABOUT}/agreement.pdf`, '_blank']);
    expect(text()).toContain('Pas encore signé');
  });

  it('are kept, and signed by one after the other', async () => {
    const { press, dialog, settle, text, find } = await open();
    await press('Signé sur papier');
    (await requestSoon('POST', `${ABOUT}/agreement`)).flush(DOCUMENT);
    const signAs = async (name: string, signatures: ReturnType<typeof aSignature>[]) => {
      const signing = await dialog();
      expect(await signing.text()).toContain(name);
      await signing.press('Noter la signature');
      const request = await requestSoon('POST', `/api/documents/${DOCUMENT.id}/signatures`);
      request.flush(aDocument({ signatures }));
      await settle();
      return (request.request.body as SignatureDraft).role;
    };
    const first = aSignature({ method: 'paper' });
    expect(await signAs('Aurélie Garrigue', [first])).toBe('borrower');
    for (let tries = 0; tries < 100 && !document.querySelector('mat-dialog-container')?.textContent?.includes('Nadia Benali'); tries++) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await signAs('Nadia Benali', [first, aSignature({ role: 'agent', method: 'paper' })])).toBe('agent');
    expect(await announced()).toBe('Contrat de prêt : signé sur papier');
    await settle();
    expect(text()).toContain('Signé sur papier');
    expect(text()).not.toContain('Signer à l’écran');
    expect(document.activeElement).toBe(find('a', 'Ouvrir le PDF'));
  });

  it('say that they do not come, and come again', async () => {
    const { press, settle, text } = await openScreen(Page, { role: 'mediator', path: 'page' });
    refuse(requestTo('GET', `${ABOUT}/documents`), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    await settle();
    expect(text()).toContain('Les documents ne s’affichent pas Le service est momentanément indisponible.');
    await press('Réessayer');
    (await requestSoon('GET', `${ABOUT}/documents`)).flush(offersOf(LOAN));
    await settle();
    expect(text()).toContain('Contrat de prêt');
  });

  it('say that they cannot be kept', async () => {
    const { press } = await open();
    await press('Signer à l’écran');
    refuse(await requestSoon('POST', `${ABOUT}/agreement`), { status: 409, code: 'borrower-erased', detail: 'Les données de cet emprunteur ont été effacées.' });
    expect(await announced()).toContain('Les données de cet emprunteur ont été effacées.');
    (await requestSoon('GET', `${ABOUT}/documents`)).flush({ items: [] });
  });

  it('are signed by those alone who hand over', async () => {
    const { text } = await open({ kind: 'delivery-slip', signatories: [{ role: 'sender', name: 'Paul' }, { role: 'receiver', name: 'MDS Salon' }] }, 'mediator');
    expect(text()).not.toContain('Signer');
  });

  it('lead to what was signed before a change', async () => {
    const { find, text } = await open({ earlier: [aDocument({ signatures: [aSignature()] })] });
    expect(text()).toContain('À signer de nouveau');
    expect(find('a', 'Version signée le 28 novembre 2026').getAttribute('href')).toBe(`/api/documents/${DOCUMENT.id}`);
  });

  it('are read again when what they are about changes', async () => {
    const { fixture, settle, text } = await open();
    const page = fixture.debugElement.query(({ componentInstance }) => componentInstance instanceof Page).componentInstance as Page;
    page.revision.set(2);
    await settle();
    requestTo('GET', `${ABOUT}/documents`).flush({ items: [] });
    await settle();
    expect(text()).not.toContain('Contrat de prêt');
  });

  it('say how far they are signed', () => {
    const words = (signatures: ReturnType<typeof aSignature>[]) => stateOfOffer(anOffer(LOAN, { document: aDocument({ signatures }) })).words;
    expect(words([])).toBe('Pas encore signé');
    expect(words([aSignature()])).toBe('Reste une signature');
    expect(words([aSignature(), aSignature({ role: 'agent', method: 'paper' })])).toMatch(/^Signé le 28 nov\./);
    const sender = aDocument({ kind: 'delivery-slip', signatures: [aSignature({ role: 'sender' })] });
    const slip = anOffer(LOAN, { kind: 'delivery-slip', signatories: [{ role: 'sender', name: 'Paul' }, { role: 'receiver', name: 'Léo' }], earlier: [sender] });
    expect(stateOfOffer(slip).words).toBe('Reste une signature');
    expect(stateOfOffer({ ...slip, document: aDocument({ signatures: [aSignature({ role: 'receiver' })] }) }).words).toMatch(/^Signé le/);
    expect(words([aSignature({ method: 'paper' }), aSignature({ role: 'agent', method: 'paper' })])).toBe('Signé sur papier');
  });
});
