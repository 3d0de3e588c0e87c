import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import type { EquipmentReportAnswer, Role } from '@calanque/shared';
import { openScreen } from '../session/testing/screen';
import { refuse, requestSoon, requestTo } from '../ui/testing/api';
import { ErrorSummaryHarness } from '../ui/testing/error-summary-harness';
import { FieldHarness } from '../ui/testing/field-harness';
import { ReportPage } from './report-page';
import { aReport } from './testing/report-answers';

describe('the page of a report', () => {
  async function open(role: Role, report: EquipmentReportAnswer) {
    const screen = await openScreen(ReportPage, { role, path: 'signalements/:id', at: `/signalements/${report.id}` });
    requestTo('GET', `/api/equipment-reports/${report.id}`).flush(report);
    await screen.settle();
    return { ...screen, root: TestbedHarnessEnvironment.documentRootLoader(screen.fixture) };
  }
  const tick = () => document.querySelector<HTMLInputElement>('mat-dialog-container .cal-tick input')?.click();

  it('says what was reported, by whom, of which piece', async () => {
    const { text, find } = await open('manager', aReport());
    expect(text()).toContain('Ne marche plus');
    expect(text()).toContain('Écran fissuré');
    expect(text()).toContain('Inès Garrigue');
    expect(text()).toContain('À traiter');
    expect(find('a', 'Samsung Galaxy Tab A8').getAttribute('href')).toBe('/materiel/equipment-1');
    expect(() => find('button', 'Traiter')).toThrow();
  });

  it('is answered by a technician, on the version that was read', async () => {
    const report = aReport();
    const { press, dialog, root, settle, text } = await open('technician', report);
    await press('Traiter');
    const answering = await dialog();
    const answer = await root.getHarness(FieldHarness.with({ label: 'Réponse' }));
    await answering.press('Répondre');
    expect(await answer.error()).toBe('Renseignez « Réponse ».');
    await answer.fill('Je passe jeudi.');
    await answering.press('Répondre');
    const sent = await requestSoon('POST', `/api/equipment-reports/${report.id}/answer`);
    expect(sent.request.headers.get('If-Match')).toBe('"1"');
    expect(sent.request.body).toEqual({ answer: 'Je passe jeudi.', close: false });
    const answered = aReport({ version: 2, state: 'answered', answer: 'Je passe jeudi.', answeredBy: 'Karim Aziz', answeredAt: '2026-11-23T10:00:00Z' });
    sent.flush(answered);
    (await requestSoon('GET', `/api/equipment-reports/${report.id}`)).flush(answered);
    await settle();
    expect(text()).toContain('Je passe jeudi.');
  });

  it('is closed without a word', async () => {
    const report = aReport();
    const { press, dialog, settle } = await open('technician', report);
    await press('Traiter');
    const answering = await dialog();
    tick();
    await settle();
    await answering.press('Clore');
    (await requestSoon('POST', `/api/equipment-reports/${report.id}/close`)).flush(aReport({ version: 2, state: 'closed', closedAt: '2026-11-23T10:00:00Z' }));
    (await requestSoon('GET', `/api/equipment-reports/${report.id}`)).flush(aReport({ version: 2, state: 'closed', closedAt: '2026-11-23T10:00:00Z' }));
    await settle();
  });

  it('takes up what a colleague answered meanwhile', async () => {
    const report = aReport();
    const { press, dialog, root, settle } = await open('technician', report);
    await press('Traiter');
    const answering = await dialog();
    await (await root.getHarness(FieldHarness.with({ label: 'Réponse' }))).fill('Je passe jeudi.');
    await answering.press('Répondre');
    const current = aReport({ version: 2, state: 'answered', answer: 'Vu.' });
    refuse(await requestSoon('POST', `/api/equipment-reports/${report.id}/answer`), { status: 412, code: 'stale', detail: 'Quelqu’un a modifié cette fiche.', current });
    await settle();
    expect(await (await root.getHarness(ErrorSummaryHarness)).isShown()).toBe(true);
    await answering.press('Répondre');
    const again = await requestSoon('POST', `/api/equipment-reports/${report.id}/answer`);
    expect(again.request.headers.get('If-Match')).toBe('"2"');
    again.flush(aReport({ version: 3, state: 'answered', answer: 'Je passe jeudi.' }));
    (await requestSoon('GET', `/api/equipment-reports/${report.id}`)).flush(aReport({ version: 3 }));
    await settle();
  });

  it('tells the direction that there is an answer, not what it says', async () => {
    const { text } = await open('direction', aReport({ mine: true, reporter: null, state: 'answered', answeredAt: '2026-11-23T10:00:00Z' }));
    expect(text()).toContain('Le technicien a répondu le 23 nov.');
    expect(text()).toContain('Signalé par Vous');
  });

  it('of a piece that is not the reader’s to see shows its number alone', async () => {
    const { find, text } = await open('administrator', aReport({ mine: true, equipmentId: null, model: null, category: null, site: null }));
    expect(() => find('a', 'Samsung')).toThrow();
    expect(text()).toContain('MDS13-000214');
  });
});
