import { noticeWords } from './notice-words.js';

describe('The words of a notice', () => {
  it('need no elision, whatever the name of a site begins with', () => {
    const road = { from: 'Arles', to: 'Istres' };
    expect(noticeWords('transfer-sent', { ...road, pieces: 3 }, null).detail).toBe('3 matériels, de la MDS Arles à la MDS Istres.');
    expect(noticeWords('transfer-differs', { ...road, missing: 1, damaged: 2, extra: 0 }, null).detail).toBe('De la MDS Arles à la MDS Istres : 1 manquant, 2 abîmés.');
  });

  it('say the day of a return, which has no hour', () => {
    expect(noticeWords('loan-overdue', { due: '2026-12-01T22:59:00Z', pieces: 1 }, 'MDS13-000214').detail).toBe('MDS13-000214 : retour attendu le 1er décembre 2026.');
  });

  it('call one act by one word', () => {
    const given = { from: '2026-12-01T08:00:00Z', to: '2026-12-01T11:00:00Z' };
    expect(noticeWords('booking-asked', given, 'MDS13-000214').title).toBe('Réservation à approuver');
    expect(noticeWords('booking-approved', given, 'MDS13-000214').title).toBe('Réservation approuvée');
  });

  it('say of several bookings the first, how many more there are, and until when', () => {
    const given = { from: '2026-12-01T08:00:00Z', to: '2026-12-01T11:00:00Z', until: '2027-01-12T11:00:00Z' };
    expect(noticeWords('booking-cancelled', { ...given, more: 6, reason: 'Tablette réformée' }, 'MDS13-000214').detail)
      .toBe('MDS13-000214, du 1er décembre 2026 à 09:00 au 1er décembre 2026 à 12:00, et 6 autres jusqu’au 12 janvier 2027 à 12:00. Motif : Tablette réformée');
    expect(noticeWords('booking-approved', { ...given, more: 1 }, 'MDS13-000214').detail).toContain(', et 1 autre jusqu’au ');
  });

  it('say what becomes of a booking whose hand-over was a mistake', () => {
    const given = { from: '2026-12-01T08:00:00Z', to: '2026-12-01T11:00:00Z' };
    expect((['kept', 'past', 'taken'] as const).map((outcome) => noticeWords('booking-given-back', { ...given, outcome }, 'MDS13-000214').detail)).toEqual([
      jasmine.stringMatching(/^La remise de MDS13-000214 était une erreur\. La réservation du .* vaut de nouveau\.$/),
      jasmine.stringMatching(/ : c’est passé\. Réservez de nouveau/), jasmine.stringMatching(/Réservez un autre moment ou un autre matériel\.$/),
    ]);
  });
});
