import type { LoanCounts, LoanSummary, Page } from '@calanque/shared';
import { aPiece } from '../../custody/testing/pieces';
import { answerScan } from '../../scan/testing/scan-answers';
import { ScanFieldHarness } from '../../scan/testing/scan-field-harness';
import { openScreen } from '../../session/testing/screen';
import { MARIGNANE, VITROLLES } from '../../session/testing/session-answers';
import { announced } from '../../ui/testing/announced';
import { refuse, requestSoon, requestTo, requestsTo } from '../../ui/testing/api';
import { aLoan, aLoanLine } from '../testing/loan-answers';
import { LoanList } from './loan-list';

describe('LoanList', () => {
  const waits = (counts: Partial<LoanCounts>): LoanCounts => ({ dueToday: 0, overdue: 0, toCall: 0, toErase: 0, ...counts });
  const page = (...items: LoanSummary[]): Page<LoanSummary> => ({ items, next: null, total: items.length });

  async function open(query: string, counts: Partial<LoanCounts>, ...loans: LoanSummary[]) {
    const screen = await openScreen(LoanList, { role: 'manager', path: 'prets', at: `/prets${query}`, session: { sites: [VITROLLES, MARIGNANE] } });
    const asked = requestTo('GET', '/api/loans/counts');
    asked.flush(waits(counts));
    for (const list of requestsTo('GET', '/api/loans')) list.flush(page(...loans));
    await screen.settle();
    return { ...screen, asked };
  }

  it('counts what waits at the MDS that is chosen, and again after a call', async () => {
    const late = aLoan([aLoanLine(aPiece())], { state: 'overdue' });
    const { asked, find, press, settle, text } = await open(`?toCall=true&siteId=${VITROLLES.id}`, { overdue: 2, toCall: 1 }, late);
    expect(asked.request.params.get('siteId')).toBe(VITROLLES.id);
    expect(text()).toContain('À appeler 1');
    await press('Noter un appel');
    [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')].at(0)?.click();
    (await requestSoon('POST', `/api/loans/${late.id}/calls`)).flush(late);
    (await requestSoon('GET', '/api/loans/counts')).flush(waits({ overdue: 2 }));
    await settle();
    expect(find('a.view', 'À appeler').innerText).not.toContain('1');
  });

  it('says of which loans a memory is to be erased', async () => {
    const [lent, kept] = [aPiece(), aPiece()];
    const { text, settle } = await open('?toErase=true', { toErase: 3 }, aLoan([aLoanLine(lent)], { state: 'returned', toErase: 2 }));
    expect(text()).toContain('2 mémoires à effacer');
    const awaited = ({ id, number, category, maker, modelName, site }: typeof lent, loanId: string | null) => ({ equipmentId: id, number, category, maker, modelName, site, since: '2026-11-20T09:00:00Z', loanId });
    requestTo('GET', '/api/erasures/awaited').flush({ items: [awaited(lent, 'loan'), awaited(kept, null)] });
    await settle();
    expect(text()).toContain(`À effacer aussi, rendu par un stagiaire Samsung Galaxy Tab A8 ${kept.number}`);
  });

  it('says why a loan does not open that was scanned', async () => {
    const piece = aPiece({ custody: { id: 'c', version: 1, kind: 'loan', person: null, repairer: null, since: '2026-11-02T09:00:00Z', dueAt: null } });
    const { loader } = await open('', {});
    const field = await loader.getHarness(ScanFieldHarness);
    await field.scan(piece.number);
    await answerScan(piece);
    refuse(await requestSoon('GET', '/api/loans'), { status: 503, code: 'unavailable', detail: 'Le service est momentanément indisponible.' });
    expect(await announced()).toBe('Le service est momentanément indisponible.');
  });
});
