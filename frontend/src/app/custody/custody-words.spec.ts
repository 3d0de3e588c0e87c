import { agreed, holderInShort, holdingNow } from './custody-words';
import { duration } from './duration';
import { aCurrentCustody, aPiece } from './testing/pieces';

const NOW = new Date('2026-11-23T10:00:00Z');

describe('The words of custody', () => {
  it('agree with the thing', () => {
    expect(agreed('tablet', 'Affecté')).toBe('Affectée');
    expect(agreed('laptop', 'Affecté')).toBe('Affecté');
  });

  it('name the holder in short, with the planned return', () => {
    const held = aPiece({ custody: aCurrentCustody({ dueAt: '2026-11-27T22:59:00Z' }) });
    expect(holderInShort(held, NOW)).toEqual({ text: 'Nadia Benali · retour le 27 nov.', late: false });
  });

  it('mark a return that is late', () => {
    const late = aPiece({ custody: aCurrentCustody({ dueAt: '2026-11-20T22:59:00Z' }) });
    expect(holderInShort(late, NOW)).toEqual({ text: 'Nadia Benali · attendu le 20 nov.', late: true });
  });

  it('say that what is in stock is free, and nothing of what is lost', () => {
    expect(holderInShort(aPiece(), NOW).text).toBe('Disponible');
    expect(holderInShort(aPiece({ condition: 'lost' }), NOW).text).toBe('');
  });

  it('say who holds it as a sentence', () => {
    expect(holdingNow(aPiece({ custody: aCurrentCustody() }))).toBe('Affectée à Nadia Benali');
    expect(holdingNow(aPiece({ category: 'laptop', custody: aCurrentCustody({ kind: 'repair', repairer: 'Atelier Sud' }) }))).toBe('En réparation chez Atelier Sud');
    expect(holdingNow(aPiece({ custody: aCurrentCustody({ kind: 'installed' }) }))).toBe('En place : Bureau 12');
  });
});

describe('A duration', () => {
  const days = (count: number): string => duration(count * 86_400_000);

  it('reads as one says it', () => {
    expect([0.5, 1, 13, 14, 45, 75, 700, 800].map(days)).toEqual(
      ['moins d’un jour', '1 jour', '13 jours', '2 semaines', '6 semaines', '2 mois', '22 mois', '2 ans']);
  });
});
