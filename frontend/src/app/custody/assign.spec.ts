import { MatButtonHarness } from '@angular/material/button/testing';
import { ErrorSummaryHarness } from '../ui/testing/error-summary-harness';
import { FieldHarness } from '../ui/testing/field-harness';
import { LookupHarness } from '../ui/testing/lookup-harness';
import { refuse, requestTo } from '../ui/testing/api';
import { Assign } from './assign';
import type { ActEnd } from './act/act-subject';
import { openDialog } from './testing/act-dialog';
import { typeAnswered } from './testing/answers';
import { NADIA, aPerson, aPiece } from './testing/pieces';

describe('Assign', () => {
  const one = aPiece();
  const another = aPiece({ category: 'laptop' });

  async function open(pieces = [one]) {
    const opened = await openDialog<ActEnd>(Assign, { act: 'assign', pieces });
    return { ...opened, lookup: await opened.loader.getHarness(LookupHarness) };
  }

  /** Chooses Nadia Benali, whom the list of the piece's MDS proposes. */
  async function chooseNadia({ lookup, settle }: Awaited<ReturnType<typeof open>>) {
    await typeAnswered(lookup, 'nadia', '/api/persons', [aPerson()]);
    await settle();
    await lookup.choose('Nadia Benali');
  }

  it('hands the piece to the person chosen, with the id made when the dialog opened', async () => {
    const opened = await open();
    expect(await opened.dialog.heading()).toBe('Affecter');
    await chooseNadia(opened);
    await opened.dialog.press('Affecter');
    const first = requestTo('POST', '/api/custodies');
    expect(first.request.body).toEqual(jasmine.objectContaining({ equipmentId: one.id, kind: 'assignment', personId: NADIA.id, start: null, dueAt: null }));
    const { id } = first.request.body as { id: string };
    first.error(new ProgressEvent('error'));
    await opened.settle();
    await opened.dialog.press('Affecter');
    const again = requestTo('POST', '/api/custodies');
    expect((again.request.body as { id: string }).id).toBe(id);
    again.flush({});
    expect(await opened.end).toEqual({ done: [one] });
  });

  it('asks for the person', async () => {
    const { dialog, loader, settle } = await open();
    await dialog.press('Affecter');
    await settle();
    expect(await (await loader.getHarness(ErrorSummaryHarness)).sentences()).toEqual(['Choisissez la personne dans la liste.']);
  });

  it('asks why, where somebody else has booked it, and sends the reason', async () => {
    const opened = await open();
    await chooseNadia(opened);
    await opened.dialog.press('Affecter');
    refuse(requestTo('POST', '/api/custodies'), { status: 409, code: 'equipment-booked', field: 'dueAt', detail: 'Ce matériel est réservé.' });
    await opened.settle();
    await (await opened.loader.getHarness(FieldHarness.with({ label: 'Motif du passage outre' }))).fill('Remplacement urgent');
    await opened.dialog.press('Affecter');
    expect(requestTo('POST', '/api/custodies').request.body).toEqual(jasmine.objectContaining({ overrideReason: 'Remplacement urgent' }));
  });

  it('asks why, where somebody else has booked some of many, and sends the reason', async () => {
    const opened = await open([one, another]);
    await chooseNadia(opened);
    await opened.dialog.press('Affecter');
    refuse(requestTo('POST', '/api/equipment/bulk-acts'), {
      status: 409, code: 'bulk-refused', detail: 'Rien n’a été fait.', lines: [{ id: another.id, number: another.number, code: 'equipment-booked', detail: `${another.number} est réservé.` }],
    });
    await opened.settle();
    await (await opened.loader.getHarness(FieldHarness.with({ label: 'Motif du passage outre' }))).fill('Remplacement urgent');
    await opened.dialog.press('Affecter');
    expect(requestTo('POST', '/api/equipment/bulk-acts').request.body).toEqual(jasmine.objectContaining({ overrideReason: 'Remplacement urgent' }));
  });

  it('shows a refusal at its field', async () => {
    const opened = await open();
    await chooseNadia(opened);
    await opened.dialog.press('Affecter');
    refuse(requestTo('POST', '/api/custodies'), {
      status: 422, code: 'person-left', field: 'personId', detail: 'Nadia Benali : départ noté au 1er novembre. Choisissez une autre personne.',
    });
    await opened.settle();
    const field = await opened.loader.getHarness(FieldHarness.with({ label: 'À qui ?' }));
    expect(await field.error()).toBe('Nadia Benali : départ noté au 1er novembre. Choisissez une autre personne.');
  });

  it('does it for many at once; says which refuse and why, and goes on without them', async () => {
    const opened = await open([one, another]);
    expect(await opened.dialog.heading()).toBe('Affecter 2 matériels');
    await chooseNadia(opened);
    await opened.dialog.press('Affecter');
    const bulk = requestTo('POST', '/api/equipment/bulk-acts');
    expect(bulk.request.body).toEqual(jasmine.objectContaining({ act: 'assign', personId: NADIA.id }));
    refuse(bulk, {
      status: 409, code: 'bulk-refused', detail: 'Rien n’a été fait.',
      lines: [{ id: another.id, number: another.number, code: 'equipment-already-held', detail: `${another.number} est déjà détenu par Inès Martin.` }],
    });
    await opened.settle();
    expect(await opened.dialog.text()).toContain(`${another.number} est déjà détenu par Inès Martin.`);
    await (await opened.loader.getHarness(MatButtonHarness.with({ text: 'Retirer ce matériel de la sélection' }))).click();
    await opened.dialog.press('Affecter');
    const alone = requestTo('POST', '/api/custodies');
    expect((alone.request.body as { equipmentId: string }).equipmentId).toBe(one.id);
    alone.flush({});
    expect(await opened.end).toEqual({ done: [one] });
  });
});
