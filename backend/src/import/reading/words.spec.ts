import { IMPORT_FIELDS, IMPORT_KINDS } from '@calanque/shared';
import { fieldNamed } from './headings.js';
import { SiteNames, siteKey } from './site-names.js';
import { CATEGORY_WORDS, STATE_WORDS } from './vocabulary.js';
import { likeness, Neighbours, saysNothing, wordKey } from './words.js';

const SITES = ['Aix-en-Provence', 'Arles', 'La Ciotat', 'Marignane', 'Marseille', 'Martigues', 'Port-Saint-Louis-du-Rhône', 'Salon-de-Provence'].map((name) => ({ id: name, name }));

describe('The name of a MDS', () => {
  const names = new SiteNames(SITES);
  const found = (written: string) => names.named(written).map(({ name }) => name);

  it('is the same without case, accents, hyphens, apostrophes and « MDS (de|d’) »', () => {
    for (const written of ['AIX EN PROVENCE', 'MDS d’Aix-en-Provence', "mds d'aix en provence", 'Aix en  Provence ', 'Maison départementale de la solidarité d’Aix-en-Provence', 'M.D.S. d’Aix en Provence']) {
      expect(found(written)).withContext(written).toEqual(['Aix-en-Provence']);
    }
    expect(found('MDS de La Ciotat')).toEqual(['La Ciotat']);
    expect(found('MDS Salon de Provence')).toEqual(['Salon-de-Provence']);
    expect(found('PORT ST LOUIS DU RHONE')).toEqual(['Port-Saint-Louis-du-Rhône']);
  });

  it('is known by a beginning that only one has', () => {
    expect(found('MDS Port-Saint-Louis')).toEqual(['Port-Saint-Louis-du-Rhône']);
    expect(found('Mars')).toEqual(['Marseille']);
    expect(found('Mar')).toEqual(['Marignane', 'Marseille', 'Martigues']);
    expect(found('Toulon')).toEqual([]);
    expect(found('MDS')).toEqual([]);
  });

  it('that is whole is meant, even where another begins so', () => {
    expect(new SiteNames([{ id: '1', name: 'Arles' }, { id: '2', name: 'Arles-Nord' }]).named('MDS d’Arles').map(({ id }) => id)).toEqual(['1']);
  });

  it('that another site makes unclear is refused, also where the reader may not see that one', () => {
    const names = new SiteNames([{ id: '1', name: 'Martigues' }, { id: '2', name: 'Marignane', hidden: true }, { id: '3', name: 'Vitrolles', hidden: true }]);
    const found = (written: string) => names.find(written, { told: () => null, only: false });
    expect(found('Mar')).toEqual({ problem: 'site-ambiguous', sentence: '« Mar » est le début de plusieurs noms de MDS. Écrivez le nom en entier, par exemple Martigues.' });
    expect(found('Vitrolles')).toEqual({ problem: 'site-unknown', sentence: jasmine.stringMatching(/n’est pas une MDS connue.* La plus proche : Martigues\.$/) as never });
    expect(found('Marti')).toEqual({ site: jasmine.objectContaining({ id: '1' }) as never });
  });

  it('keeps what is no beginning of « MDS de »', () => {
    expect(siteKey('Desnos')).toBe('desnos');
    expect(siteKey('MDS')).toBe('');
  });
});

describe('A heading', () => {
  it('is known by the label of its own field, in every kind of file', () => {
    for (const kind of IMPORT_KINDS) {
      for (const { name, label } of IMPORT_FIELDS[kind]) expect(fieldNamed(kind, label)).withContext(`${kind} ${label}`).toEqual({ field: name, rank: 1 });
    }
  });

  it('is known by what offices write', () => {
    for (const [heading, field] of [
      ['N° INVENTAIRE', 'number'], ['Numéro d’inventaire', 'number'], [' type de matériel ', 'category'], ['Constructeur', 'maker'], ['Désignation', 'model'], ['S/N', 'serial'], ['n°série', 'serial'],
      ['@ MAC', 'mac'], ['Adresse MAC (wifi)', 'mac'], ['Site', 'site'], ['Salle', 'room'], ['Statut', 'state'], ['Date d\'acquisition', 'purchasedOn'], ['Prix TTC (€)', 'price'], ['Montant', 'price'],
      ['Bon de commande', 'orderNumber'], ['Durée garantie (mois)', 'warrantyMonths'], ['Remarques', 'notes'], ['OS', 'osName'], ['N° inv.', 'number'], ['N° de Série (S/N)', 'serial'], ['Prix TTC en €', 'price'], ['N° BDC', 'orderNumber'], ['Obs.', 'notes'],
      ['Date d\'achat (JJ/MM/AAAA)', 'purchasedOn'], ['Pièce / Bureau', 'room'], ['Marque / Fabricant', 'maker'], ['État actuel', 'state'],
    ] as const) expect(fieldNamed('equipment', heading)?.field).withContext(heading).toBe(field);
    for (const heading of ['Prix HT', 'Couleur', 'Motif du refus', '']) expect(fieldNamed('equipment', heading)).withContext(heading).toBeNull();
  });
});

describe('A word of an office', () => {
  it('means a category', () => {
    for (const [word, code] of [
      ['Borne Wi-Fi', 'wifi-point'], ['POINT D’ACCÈS', 'wifi-point'], ['AP', 'wifi-point'], ['PC portable', 'laptop'], ['laptops', 'laptop'], ['Ordinateurs portables', 'laptop'], ['iPad', 'tablet'],
      ['Tablettes', 'tablet'], ['Accessoires', 'accessory'], ['tablet', 'tablet'],
    ] as const) expect(CATEGORY_WORDS.codeOf(word)).withContext(word).toBe(code);
    for (const word of ['Fax', 'Téléphone', 'Ordinateur fixe', '']) expect(CATEGORY_WORDS.codeOf(word)).withContext(word).toBeNull();
  });

  it('means a state', () => {
    for (const [word, code] of [
      ['EN SERVICE', 'in-service'], ['bon état', 'in-service'], ['ok', 'in-service'], ['Réserve', 'in-stock'], ['disponible', 'in-stock'], ['au SAV', 'in-repair'], ['HS', 'broken'], ['cassée', 'broken'],
      ['volée', 'stolen'], ['égarée', 'lost'], ['Prêté', 'on-loan'], ['Réformé', 'written-off'], ['in-repair', 'in-repair'],
    ] as const) expect(STATE_WORDS.codeOf(word)).withContext(word).toBe(code);
    expect(STATE_WORDS.codeOf('bizarre')).toBeNull();
  });

  it('that is misspelled has a nearest one', () => {
    expect(CATEGORY_WORDS.nearest('tablete')).toBe('tablet');
    expect(STATE_WORDS.nearest('en sevice')).toBe('in-service');
    const sites = new Neighbours(SITES, ({ name }) => [name]);
    expect(sites.nearest('Marsseille')?.name).toBe('Marseille');
    expect(sites.likely('Marsseille')?.name).toBe('Marseille');
    expect(sites.nearest('Toulon')).not.toBeNull();
    expect(sites.likely('Toulon')).toBeNull();
    expect(sites.nearest('###')).toBeNull();
    expect(sites.nearest('Marseille '.repeat(900))).toBeNull();
    expect(likeness('Vitrolles', 'vitrolle')).toBe(1);
    expect(wordKey('Garanties (MOIS)')).toBe(wordKey('garantie mois'));
  });
});

it('A cell that only says that nothing is known is one that says nothing', () => {
  for (const cell of ['-', '--', 'N/A', 'n.c.', 'inconnu', 'Néant', '?', '0', '000', 'XXX', 'To be filled by O.E.M.', 'Default string', 'sans objet']) expect(saysNothing(cell)).withContext(cell).toBeTrue();
  for (const cell of ['A', '10', '1', 'SN-0', 'X1', 'sans contact', 'OK']) expect(saysNothing(cell)).withContext(cell).toBeFalse();
});
