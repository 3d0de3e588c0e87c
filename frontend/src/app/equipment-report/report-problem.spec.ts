import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { Role } from '@calanque/shared';
import { page, piece } from '../home/testing/home-answers';
import { openScreen } from '../session/testing/screen';
import { answerSearches, refuse, requestSoon, requestTo } from '../ui/testing/api';
import { FieldHarness } from '../ui/testing/field-harness';
import { LookupHarness } from '../ui/testing/lookup-harness';
import { ReportList } from './report-list';
import { aReport } from './testing/report-answers';

const PIECE = '019abcde-0000-7000-8000-0000000000e1';

describe('« Signaler un problème »', () => {
  async function open(role: Role) {
    const screen = await openScreen(ReportList, { role, path: 'signalements' });
    requestTo('GET', '/api/equipment-reports').flush(page([]));
    await screen.settle();
    await screen.press('Signaler un problème');
    const dialog = await screen.dialog();
    const root = TestbedHarnessEnvironment.documentRootLoader(screen.fixture);
    return {
      ...screen, reporting: dialog, root,
      kind: async (label: string) => {
        const radio = [...document.querySelectorAll<HTMLElement>('cal-choices label')].find((option) => option.innerText.trim() === label);
        radio?.querySelector('input')?.click();
        await screen.settle();
      },
      tick: () => document.querySelector<HTMLInputElement>('mat-dialog-container .cal-tick input'),
    };
  }

  it('finds the piece, says what is wrong, notes it as broken as well, and reads the list again', async () => {
    const { reporting, root, kind, tick, settle } = await open('mediator');
    const lookup = await root.getHarness(LookupHarness);
    await lookup.type('214');
    await answerSearches('/api/equipment', page([piece('MDS13-000214', { id: PIECE, state: 'in-stock', condition: 'working' })]));
    await lookup.choose('MDS13-000214');
    await kind('Ne marche plus');
    expect(tick()?.checked).toBe(true);
    await (await root.getHarness(FieldHarness.with({ label: 'Précisions' }))).fill('Écran fissuré');
    await reporting.press('Signaler');
    const sent = await requestSoon('POST', '/api/equipment-reports');
    expect(sent.request.body).toEqual({ id: jasmine.any(String), equipmentId: PIECE, kind: 'broken', text: 'Écran fissuré', broken: true });
    sent.flush(aReport());
    (await requestSoon('GET', '/api/equipment-reports')).flush(page([aReport()]));
    await settle();
  });

  it('offers to note as broken only what works and whoever may', async () => {
    const { root, kind, tick } = await open('direction');
    const lookup = await root.getHarness(LookupHarness);
    await lookup.type('214');
    await answerSearches('/api/equipment', page([piece('MDS13-000214', { id: PIECE, state: 'in-stock', condition: 'working' })]));
    await lookup.choose('MDS13-000214');
    await kind('Ne marche plus');
    expect(tick()).toBeNull();
  });

  it('wants words for another problem, and the piece', async () => {
    const { reporting, root, kind } = await open('mediator');
    await kind('Autre problème');
    await reporting.press('Signaler');
    expect(await (await root.getHarness(FieldHarness.with({ label: 'Précisions' }))).error()).toBe('Dites en quelques mots ce qui ne va pas.');
    expect(await (await root.getHarness(FieldHarness.with({ label: 'Matériel' }))).error()).toBe('Choisissez le matériel dans la liste.');
  });

  it('takes a number from those who see no equipment, and says when it is none', async () => {
    const { reporting, root, kind, settle } = await open('administrator');
    const number = await root.getHarness(FieldHarness.with({ label: 'Numéro d’inventaire' }));
    await kind('Introuvable');
    await number.fill('mds13-214');
    await reporting.press('Signaler');
    const sent = await requestSoon('POST', '/api/equipment-reports');
    expect(sent.request.body).toEqual({ id: jasmine.any(String), number: 'mds13-214', kind: 'lost', text: null });
    refuse(sent, { status: 422, code: 'number-unknown', field: 'number', detail: 'Aucun matériel ne porte ce numéro.' });
    await settle();
    expect(await number.error()).toBe('Aucun matériel ne porte ce numéro.');
  });
});
