import { IMPORT_KINDS } from '@calanque/shared';
import { column, importDetail } from '../testing/import-answers';
import { likelierKind } from './likelier-kind';

describe('the kind that a file looks like', () => {
  const agents = importDetail({ columns: [column('NOM', null), column('Prenom', null), column('Service', null), column('Site', 'site')] });

  it('is that whose titles it has more of', () => {
    expect(likelierKind(agents, IMPORT_KINDS)).toBe('agents');
  });

  it('is none that one may not import', () => {
    expect(likelierKind(agents, ['equipment'])).toBeNull();
  });

  it('is the one it was dropped as when that fits as well', () => {
    expect(likelierKind(importDetail({ columns: [column('MDS', 'site'), column('Pièce', 'room'), column('Marque', 'maker')] }), IMPORT_KINDS)).toBeNull();
  });

  it('is none of which something necessary is missing', () => {
    expect(likelierKind(importDetail({ columns: [column('Nom', null), column('Service', null), column('Adresse e-mail', null)] }), IMPORT_KINDS)).toBeNull();
  });
});
