import { refuse, requestTo } from '../ui/testing/api';
import { FieldHarness } from '../ui/testing/field-harness';
import type { ActEnd } from './act/act-subject';
import { Postpone } from './postpone';
import { openDialog } from './testing/act-dialog';
import { aCurrentCustody, aPiece } from './testing/pieces';

describe('Postpone', () => {
  const custody = aCurrentCustody({ dueAt: '2030-06-01T21:59:00Z' });
  const piece = aPiece({ custody });
  const address = `/api/custodies/${custody.id}/postpone`;

  async function open(role: 'manager' | 'mediator' = 'manager') {
    const opened = await openDialog<ActEnd>(Postpone, { act: 'postpone', pieces: [piece] }, role);
    return { ...opened, day: await opened.loader.getHarness(FieldHarness.with({ label: 'Retour prévu le (facultatif)' })) };
  }
  const reason = (loader: Awaited<ReturnType<typeof open>>['loader']) => loader.getHarnessOrNull(FieldHarness.with({ label: 'Motif du passage outre' }));

  it('shows the planned day, and sends another with the version that was shown', async () => {
    const { dialog, day, end } = await open();
    expect(await dialog.text()).toContain('Le retour était prévu le 1er juin 2030. Le matériel reste affecté à Nadia Benali.');
    expect(await day.value()).toBe('2030-06-01');
    await day.fill('2030-07-15');
    await dialog.press('Enregistrer');
    const asked = requestTo('POST', address);
    expect([asked.request.body, asked.request.headers.get('If-Match')]).toEqual([{ dueAt: '2030-07-15T21:59:00.000Z', overrideReason: null }, '"2"']);
    asked.flush({});
    expect(await end).toEqual({ done: [piece] });
  });

  it('takes the planned day away', async () => {
    const { dialog, day } = await open();
    await day.fill('');
    await dialog.press('Enregistrer');
    expect(requestTo('POST', address).request.body).toEqual({ dueAt: null, overrideReason: null });
  });

  it('asks why, where somebody else has booked it, and sends the reason', async () => {
    const { dialog, day, loader, settle } = await open();
    await day.fill('2030-07-15');
    await dialog.press('Enregistrer');
    refuse(requestTo('POST', address), { status: 409, code: 'equipment-booked', field: 'dueAt', detail: 'Ce matériel est réservé.' });
    await settle();
    expect(await dialog.text()).toContain('Ce matériel est réservé.');
    await (await reason(loader))?.fill('Remplacement urgent');
    await dialog.press('Enregistrer');
    expect(requestTo('POST', address).request.body).toEqual(jasmine.objectContaining({ overrideReason: 'Remplacement urgent' }));
  });

  it('asks nobody why who may not go beyond a booking', async () => {
    const { dialog, loader, settle } = await open('mediator');
    await dialog.press('Enregistrer');
    refuse(requestTo('POST', address), { status: 409, code: 'equipment-booked', field: 'dueAt', detail: 'Ce matériel est réservé.' });
    await settle();
    expect(await reason(loader)).toBeNull();
  });
});
