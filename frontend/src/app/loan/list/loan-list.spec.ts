import type { Role } from '@calanque/shared';
import { aPiece } from '../../custody/testing/pieces';
import { openScreen } from '../../session/testing/screen';
import { requestTo } from '../../ui/testing/api';
import { aLoan, aLoanLine } from '../testing/loan-answers';
import { LoanList } from './loan-list';

describe('LoanList', () => {
  async function open(query = '', role: Role = 'manager') {
    const screen = await openScreen(LoanList, { role, path: 'prets', at: `/prets${query}` });
    requestTo('GET', '/api/loans/counts').flush({ dueToday: 0, overdue: 1, toCall: 0, toErase: 0 });
    const { params } = requestTo('GET', '/api/loans').request;
    return { ...screen, asked: (name: string) => params.get(name) };
  }

  it('shows what is out and not late, unless asked otherwise', async () => {
    expect((await open()).asked('state')).toBe('open');
  });

  it('shows every loan of a borrower, the late ones too', async () => {
    const { asked } = await open('?borrowerId=b1&state=all');
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
});
