import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting, HttpTestingController } from '@angular/common/http/testing';
import { Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { SIGNATURE_PATH, isSignature, type SignatureDraft } from '@calanque/shared';
import { Dialogs } from '../ui/dialog/dialogs';
import { nextTurn, refuse, requestSoon } from '../ui/testing/api';
import { DialogHarness } from '../ui/testing/dialog-harness';
import { signDocument, type SigningData } from './index';

@Component({ selector: 'cal-page', template: '' })
class Page {
  readonly dialogs = inject(Dialogs);
}

const DATA: SigningData = { documentId: '01900000-0000-7000-8000-000000000001', kind: 'loan-agreement', role: 'borrower', name: 'Jeanne Morel' };
const ADDRESS = `/api/documents/${DATA.documentId}/signatures`;

describe('The dialog in which a document is signed', () => {
  async function open() {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting()] });
    const fixture = TestBed.createComponent(Page);
    const end = signDocument(fixture.componentInstance.dialogs, DATA);
    const loader = TestbedHarnessEnvironment.documentRootLoader(fixture);
    let dialog = await loader.getHarnessOrNull(DialogHarness);
    for (let tries = 0; dialog === null && tries < 100; tries++) {
      await nextTurn();
      dialog = await loader.getHarnessOrNull(DialogHarness);
    }
    if (dialog === null) throw new Error('the dialog did not open');
    const canvas = document.querySelector('canvas') as HTMLCanvasElement;
    // The pad has its size once the browser has laid it out.
    for (let tries = 0; canvas.width < 301 && tries < 100; tries++) await nextTurn();
    return { fixture, dialog, end, canvas };
  }

  /** Draws as a finger does: from one point to the next, given as shares of the pad. */
  function draw(canvas: HTMLCanvasElement, points: readonly (readonly [number, number])[]): void {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const tell = (target: EventTarget, type: string, [x, y]: readonly [number, number], buttons: number) =>
      target.dispatchEvent(new PointerEvent(type, { pointerId: 1, isPrimary: true, button: 0, buttons, clientX: left + x * width, clientY: top + y * height, bubbles: true, cancelable: true, pressure: 0.5 }));
    const [first = [0, 0], ...others] = points;
    tell(canvas, 'pointerdown', first, 1);
    for (const point of others) tell(window, 'pointermove', point, 1);
    tell(window, 'pointerup', others.at(-1) ?? first, 0);
  }

  const STROKE = Array.from({ length: 30 }, (_, n) => [0.1 + n * 0.025, 0.5 + Math.sin(n / 3) * 0.3] as const);

  it('says what is signed, by whom, and leads to it', async () => {
    const { dialog, canvas } = await open();
    expect(await dialog.heading()).toBe('Signer le contrat de prêt');
    expect(await dialog.text()).toContain('L’emprunteur : Jeanne Morel');
    expect(document.querySelector('mat-dialog-container a')?.getAttribute('href')).toBe(`/api/documents/${DATA.documentId}`);
    expect(canvas.getAttribute('aria-label')).toBe('Cadre pour la signature de Jeanne Morel : vide');
    await dialog.press('Annuler');
  });

  it('sends the strokes that were drawn', async () => {
    const { fixture, dialog, end, canvas } = await open();
    draw(canvas, STROKE);
    await fixture.whenStable();
    expect(canvas.getAttribute('aria-label')).toBe('Cadre pour la signature de Jeanne Morel : signé');
    await dialog.press('Signer');
    const request = await requestSoon('POST', ADDRESS);
    const draft = request.request.body as SignatureDraft;
    expect(draft).toEqual(jasmine.objectContaining({ role: 'borrower', method: 'screen' }));
    expect(draft.drawing).toMatch(SIGNATURE_PATH);
    expect(isSignature(draft.drawing ?? '')).toBeTrue();
    request.flush({ id: DATA.documentId });
    expect((await end)?.id).toBe(DATA.documentId);
  });

  it('asks for a signature where there is none, or only a slip of the pen', async () => {
    const { fixture, dialog, canvas } = await open();
    await dialog.press('Signer');
    await fixture.whenStable();
    expect(await dialog.text()).toContain('Signez dans le cadre, ou choisissez « Sur papier ».');
    draw(canvas, [[0.5, 0.5], [0.51, 0.5]]);
    await dialog.press('Signer');
    TestBed.inject(HttpTestingController).expectNone(ADDRESS);
    await dialog.press('Annuler');
  });

  it('takes strokes back, one by one or all', async () => {
    const { fixture, dialog, canvas } = await open();
    const act = async (words: string) => {
      [...document.querySelectorAll<HTMLButtonElement>('cal-signature-field button')].find((button) => button.textContent?.includes(words))?.click();
      await fixture.whenStable();
      return canvas.getAttribute('aria-label')?.split(' : ')[1];
    };
    draw(canvas, STROKE);
    draw(canvas, STROKE.map(([x, y]) => [x, 1 - y] as const));
    await fixture.whenStable();
    expect(await act('Retirer')).toBe('signé');
    expect(await act('Retirer')).toBe('vide');
    draw(canvas, STROKE);
    expect(await act('Effacer')).toBe('vide');
    await dialog.press('Annuler');
  });

  it('keeps what was drawn while one looks at signing on paper', async () => {
    const { fixture, dialog, canvas } = await open();
    draw(canvas, STROKE);
    const inked = () => new Set(canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data).size > 1;
    expect(inked()).toBeTrue();
    for (const way of ['paper', 'screen']) {
      document.querySelector<HTMLInputElement>(`input[value=${way}]`)?.click();
      await fixture.whenStable();
      await nextTurn();
    }
    expect(canvas.getAttribute('aria-label')).toBe('Cadre pour la signature de Jeanne Morel : signé');
    expect(inked()).toBeTrue();
    await dialog.press('Signer');
    expect(((await requestSoon('POST', ADDRESS)).request.body as SignatureDraft).drawing).toMatch(SIGNATURE_PATH);
    await dialog.press('Annuler');
  });

  it('notes a signature on paper, without any drawing', async () => {
    const { fixture, dialog, end, canvas } = await open();
    draw(canvas, STROKE);
    document.querySelector<HTMLInputElement>('input[value=paper]')?.click();
    await fixture.whenStable();
    expect(canvas.getBoundingClientRect().width).toBe(0);
    await dialog.press('Noter la signature');
    const request = await requestSoon('POST', ADDRESS);
    expect(request.request.body).toEqual(jasmine.objectContaining({ method: 'paper', drawing: null }));
    refuse(request, { status: 409, code: 'signature-given', detail: 'Ce document est déjà signé à cette place.' });
    await nextTurn();
    await fixture.whenStable();
    expect(await dialog.text()).toContain('Ce document est déjà signé à cette place.');
    await dialog.press('Annuler');
    expect(await end).toBeFalsy();
  });
});
