import { MatButtonHarness } from '@angular/material/button/testing';
import { ScanFieldHarness } from '../scan/testing/scan-field-harness';
import { ErrorSummaryHarness } from '../ui/testing/error-summary-harness';
import { refuse, requestTo } from '../ui/testing/api';
import type { ActEnd } from './act/act-subject';
import { TakeBack } from './take-back';
import { openDialog } from './testing/act-dialog';
import { aCurrentCustody, aCustody, aPiece } from './testing/pieces';

describe('TakeBack', () => {
  const held = aPiece({ custody: aCurrentCustody() });

  const open = (piece = held, act = 'take-back', role: 'manager' | 'mediator' = 'manager') => openDialog<ActEnd>(TakeBack, { act, pieces: [piece] }, role);

  it('ends the custody on the version shown, in the condition said', async () => {
    const { dialog, end } = await open();
    expect(await dialog.heading()).toBe('Enregistrer le retour');
    expect(await dialog.text()).toContain('Sa place : Vitrolles, Bureau 12.');
    await dialog.press('Enregistrer le retour');
    const request = requestTo('POST', `/api/custodies/${held.custody?.id}/close`);
    expect(request.request.headers.get('If-Match')).toBe('"2"');
    expect(request.request.body).toEqual({ end: null, condition: 'working', note: null });
    request.flush(aCustody());
    expect(await end).toEqual({ done: [held] });
  });

  it('expects what comes back from repair to work again', async () => {
    const repaired = aPiece({ condition: 'broken', custody: aCurrentCustody({ kind: 'repair' }) });
    const { dialog } = await open(repaired, 'take-back-from-repair');
    expect(await dialog.text()).toContain('Toujours en panne');
    await dialog.press('Reprendre de réparation');
    expect(requestTo('POST', `/api/custodies/${repaired.custody?.id}/close`).request.body).toEqual(jasmine.objectContaining({ condition: 'working' }));
  });

  it('does not let a mediator declare something repaired', async () => {
    const { dialog } = await open(aPiece({ condition: 'broken', custody: aCurrentCustody() }), 'take-back', 'mediator');
    expect(await dialog.text()).not.toContain('Dans quel état ?');
  });

  it('says what somebody else changed meanwhile, and offers to read the page again', async () => {
    const { dialog, loader, end, settle } = await open();
    await dialog.press('Enregistrer le retour');
    refuse(requestTo('POST', `/api/custodies/${held.custody?.id}/close`), {
      status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche depuis que vous l’avez ouverte.',
      current: aCustody({ end: '2026-11-23T09:00:00Z' }),
    });
    await settle();
    expect(await (await loader.getHarness(ErrorSummaryHarness)).heading()).toContain('Quelqu’un a modifié');
    expect(await dialog.text()).toMatch(/Cette détention a pris fin le 23 nov\..* 10:00/);
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Recharger la fiche' }))).click();
    expect(await end).toBe('outdated');
  });

  it('lets one scan further pieces without pressing anything more', async () => {
    const { dialog, loader, settle } = await open();
    await dialog.press('Ajouter en scannant');
    // The field's code comes on demand.
    while (!document.querySelector('cal-scan-field')) await settle();
    expect(await (await loader.getHarness(ScanFieldHarness)).isFocused()).toBe(true);
  });

  it('can be dated back', async () => {
    const { dialog, loader, settle } = await open();
    await (await loader.getHarness(MatButtonHarness.with({ text: 'Indiquer une autre date' }))).click();
    await settle();
    const moment = document.querySelector<HTMLInputElement>('cal-moment input');
    if (!moment) throw new Error('No date to fill.');
    moment.value = '2026-11-20T10:30';
    moment.dispatchEvent(new Event('input'));
    await dialog.press('Enregistrer le retour');
    expect(requestTo('POST', `/api/custodies/${held.custody?.id}/close`).request.body).toEqual(jasmine.objectContaining({ end: '2026-11-20T09:30:00.000Z' }));
  });
});
