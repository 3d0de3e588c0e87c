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
});
