import type { LoanCounts, LoanSummary, Page, Role } from '@calanque/shared';
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
  async function openFor(query = '', role: Role = 'manager') {
    const screen = await openScreen(LoanList, { role, path: 'prets', at: `/prets${query}` });
    requestTo('GET', '/api/loans/counts').flush({ dueToday: 0, overdue: 1, toCall: 0, toErase: 0 });
    const { params } = requestTo('GET', '/api/loans').request;
    return { ...screen, asked: (name: string) => params.get(name) };
  }

  it('shows what is out and not late, unless asked otherwise', async () => {
    expect((await openFor()).asked('state')).toBe('open');
  });

  it('shows every loan of a borrower, the late ones too', async () => {
    const { asked } = await openFor('?borrowerId=b1&state=all');
    expect([asked('borrowerId'), asked('state'), asked('sort')]).toEqual(['b1', null, '-start']);
  });

  it('offers a mediator the return of tablets only', async () => {
    const [tablet, laptop] = [aLoan([aLoanLine(aPiece())], { id: 'l1' }), aLoan([aLoanLine(aPiece({ category: 'laptop' }))], { id: 'l2' })];
    const screen = await openScreen(LoanList, { role: 'mediator', path: 'prets' });
    requestTo('GET', '/api/loans/counts').flush({ dueToday: 0, overdue: 0, toCall: 0, toErase: 0 });
    requestTo('GET', '/api/loans').flush({ items: [tablet, laptop], next: null, total: 2 });
    await screen.settle();
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[aria-label^="Retour de"]')].map((link) => new URL(link.href).pathname);
    expect(new Set(links)).toEqual(new Set(['/prets/l1']));
  });

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
