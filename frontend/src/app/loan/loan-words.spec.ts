import { borrowerName, contactOf, daysBetween, dueInWords, mayRenew, mayTakeBack, namesOf, phoneInGroups, piecesInWords } from './loan-words';

describe('What is said of a loan', () => {
  const now = new Date('2026-11-28T09:00:00Z');
  const due = (dueAt: string) => dueInWords({ state: new Date(dueAt) < now ? 'overdue' : 'open', dueAt, returnedAt: null }, now);

  it('is how late it is, in days of Paris', () => {
    expect(due('2026-11-27T22:59:00Z')).toBe('En retard de 1 jour');
    expect(due('2026-11-18T22:59:00Z')).toBe('En retard de 10 jours');
    expect(due('2026-11-28T22:59:00Z')).toBe('Retour aujourd’hui');
    expect(due('2026-11-29T22:59:00Z')).toBe('Retour demain');
    expect(due('2026-12-05T22:59:00Z')).toBe('Retour le 5 déc.');
    expect(dueInWords({ state: 'returned', dueAt: '2026-11-20T22:59:00Z', returnedAt: '2026-11-21T10:00:00Z' }, now)).toBe('Rendu le 21 nov.');
    // The clocks change on 25 October.
    expect(daysBetween('2026-10-24T22:30:00Z', '2026-10-26T00:00:00Z')).toBe(1);
  });

  it('is who borrows what', () => {
    expect(borrowerName({ givenName: 'Karim', familyName: 'Oursin' })).toBe('Karim Oursin');
    expect(borrowerName({ givenName: null, familyName: null })).toBe('Emprunteur effacé');
    expect(piecesInWords({ firstPiece: 'MDS13-000012 Galaxy Tab A9', pieces: 1 })).toBe('MDS13-000012 Galaxy Tab A9');
    expect(piecesInWords({ firstPiece: 'MDS13-000012 Galaxy Tab A9', pieces: 3 })).toBe('MDS13-000012 Galaxy Tab A9 et 2 autres matériels');
    expect(phoneInGroups('+33612345678')).toBe('06\u00a012\u00a034\u00a056\u00a078');
    expect(phoneInGroups('+41 22 123')).toBe('+41 22 123');
  });

  it('is taken back as far as one may, and renewed as a whole', () => {
    const mixed = { categoriesOut: ['laptop', 'tablet'] as const };
    const laptop = { categoriesOut: ['laptop'] as const };
    const can = (loan: { categoriesOut: readonly ('laptop' | 'tablet')[] }) => {
      const out = { categoriesOut: [...loan.categoriesOut] };
      return [mayTakeBack('mediator', out), mayRenew('mediator', out), mayTakeBack('manager', out), mayRenew('manager', out)];
    };
    expect(can(mixed)).toEqual([true, false, true, true]);
    expect(can(laptop)).toEqual([false, false, true, true]);
    expect(can({ categoriesOut: [] })).toEqual([false, false, false, false]);
  });

  it('tells an e-mail from a phone, and a given name from the family’s', () => {
    expect(contactOf(' k@demo.test ')).toEqual({ email: 'k@demo.test', phone: null });
    expect(contactOf('06 12 34 56 78')).toEqual({ email: null, phone: '06 12 34 56 78' });
    expect(contactOf('  ')).toEqual({ email: null, phone: null });
    expect(namesOf('karim le goff')).toEqual({ givenName: 'Karim', familyName: 'Le Goff' });
    expect(namesOf('Jean-Luc McKenzie')).toEqual({ givenName: 'Jean-Luc', familyName: 'McKenzie' });
    expect(namesOf('anne')).toEqual({ givenName: 'Anne', familyName: '' });
  });
});
