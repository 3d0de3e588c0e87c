import type { SearchAnswer, SearchHit, SearchKind } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertCustody, insertEquipment, insertModel, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

/** 15 digits, the last one right. */
const IMEI = '356938035643809';

describe('The search', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    const { pool } = app();
    const vitrolles = await insertSite(pool, { name: 'Vitrolles', city: 'Vitrolles' });
    const evenos = await insertSite(pool, { name: 'Évenos', city: 'Évenos' });
    const [waiting, office] = [
      await insertRoom(pool, { site_id: vitrolles, name: 'Salle d’attente', floor: 'rez-de-chaussée' }),
      await insertRoom(pool, { site_id: evenos, name: 'Bureau 12' }),
    ];
    await insertRoom(pool, { site_id: vitrolles, name: 'Bureau fermé', closed_at: '2025-01-01' });
    const galaxy = await insertModel(pool, { category: 'tablet', maker: 'Samsung', name: 'Galaxy Tab A8', model_number: 'SM-X200' });
    const latitude = await insertModel(pool, { category: 'laptop', maker: 'Dell', name: 'Latitude 5420' });
    await insertModel(pool, { category: 'laptop', maker: 'Dell', name: 'Latitude 5430' });
    const [dupont, lea] = [
      await insertPerson(pool, { given_name: 'Hélène', family_name: 'Dupont', service: 'Accueil', site_id: evenos }),
      await insertPerson(pool, { given_name: 'Léa', family_name: 'Œuvrard', site_id: vitrolles }),
    ];
    await insertPerson(pool, { given_name: 'Ancien', family_name: 'Dupont', site_id: vitrolles, left_on: '2024-01-01' });
    const tablet = await insertEquipment(pool, { number: 'MDS13-000214', model_id: galaxy, serial: 'R9TW50LKM4', mac: '02:8e:4e:e5:96:5b', imei: IMEI }, { siteId: vitrolles, roomId: waiting });
    const laptop = await insertEquipment(pool, { number: 'MDS13-000187', model_id: latitude, serial: '2VTE69ZC' }, { siteId: evenos, roomId: office });
    const other = await insertEquipment(pool, { number: 'AUTRE-021400', model_id: galaxy, serial: 'R9TW5112ZZ' }, { siteId: evenos });
    const wrong = await insertEquipment(pool, { number: 'MDS13-000999', model_id: galaxy, serial: 'FAUX-0001' }, { siteId: vitrolles });
    await pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [wrong.id]);
    await insertCustody(pool, { equipment_id: laptop.id, kind: 'assignment', person_id: dupont });
    Object.assign(ids, { vitrolles, evenos, waiting, office, galaxy, latitude, dupont, lea, tablet: tablet.id, laptop: laptop.id, other: other.id, wrong: wrong.id });
    technician = await app().signedInAs('technician');
  });

  async function search(q: string, more = ''): Promise<SearchAnswer> {
    return (await technician.get(`/api/search?q=${encodeURIComponent(q)}${more}`).expect(200)).body as SearchAnswer;
  }

  const hitsOf = (answer: SearchAnswer, kind: SearchKind): SearchHit[] => answer.groups.find((group) => group.kind === kind)?.hits ?? [];
  const found = async (q: string, kind: SearchKind = 'equipment'): Promise<string[]> => hitsOf(await search(q), kind).map(({ id }) => nameOf(id));
  const nameOf = (id: string): string => Object.entries(ids).find(([, one]) => one === id)?.[0] ?? id;

  describe('by what is written on a piece', () => {
    it('finds a number in any spelling, without its zeros and without its prefix', async () => {
      for (const typed of ['MDS13-000214', 'mds13-214', ' mds13 000214 ', 'MDS13_000214', '214', '000214', 'mds13214']) {
        expect((await found(typed))[0]).withContext(typed).toBe('tablet');
      }
    });

    it('finds a serial whole, by its beginning and by a part', async () => {
      for (const typed of ['R9TW50LKM4', 'r9tw 50lk m4', 'r9tw50', 'W50LKM', 'lkm4']) expect(await found(typed)).withContext(typed).toEqual(['tablet']);
    });

    it('finds a MAC address in any spelling, and by a part', async () => {
      for (const typed of ['02:8e:4e:e5:96:5b', '02-8E-4E-E5-96-5B', '028e.4ee5.965b', '028E4EE5965B', '02 8e 4e e5 96 5b', '02:8e:4e', 'e5:96:5b', '4ee5']) {
        const [hit] = hitsOf(await search(typed), 'equipment');
        expect(hit).withContext(typed).toEqual(jasmine.objectContaining({ id: ids['tablet'], identifierKind: 'mac', identifier: '02:8e:4e:e5:96:5b' }));
      }
    });

    it('finds an IMEI in any spelling, by its beginning and by a part', async () => {
      for (const typed of [IMEI, '35-693803-564380-9', '35 693803 5643809', '35693803', '80356438']) {
        const [hit] = hitsOf(await search(typed), 'equipment');
        expect(hit).withContext(typed).toEqual(jasmine.objectContaining({ id: ids['tablet'], identifierKind: 'imei', identifier: IMEI }));
      }
    });

    it('says how well each fits, and lists the best first', async () => {
      const matches = async (typed: string) => hitsOf(await search(typed), 'equipment').map(({ id, match }) => [nameOf(id), match]);
      expect(await matches('MDS13-000214')).toEqual([['tablet', 'exact']]);
      expect(await matches('028e4ee5965b')).toEqual([['tablet', 'exact']]);
      expect(await matches('r9tw5')).toEqual([['tablet', 'prefix'], ['other', 'prefix']]);
      expect(await matches('214')).toEqual([['tablet', 'prefix'], ['other', 'infix']]);
      expect(await matches('tw5')).toEqual([['tablet', 'infix'], ['other', 'infix']]);
      expect(await matches('galaxy')).toEqual([['tablet', 'words'], ['other', 'words']]);
      expect(await matches('galxy')).toEqual([['tablet', 'fuzzy'], ['other', 'fuzzy']]);
    });

    it('finds an annulled entry by its whole number only, and says what it is', async () => {
      expect(hitsOf(await search('MDS13-000999'), 'equipment')).toEqual([jasmine.objectContaining({ id: ids['wrong'], match: 'exact', annulled: true })]);
      expect(await found('FAUX-0001')).toEqual([]);
      expect(await found('mds13-0009')).toEqual([]);
    });

    it('tells enough to know one piece from another', async () => {
      expect(hitsOf(await search('2VTE69ZC'), 'equipment')).toEqual([{
        kind: 'equipment', id: ids['laptop'] ?? '', match: 'exact', name: 'Dell Latitude 5420', number: 'MDS13-000187', identifier: '2VTE69ZC', identifierKind: 'serial',
        category: 'laptop', state: 'in-service', annulled: false, site: { id: ids['evenos'] ?? '', name: 'Évenos' }, room: { id: ids['office'] ?? '', name: 'Bureau 12' },
        holder: { id: ids['dupont'] ?? '', name: 'Hélène Dupont' }, detail: null, siteStatus: null, leftOn: null,
      }]);
    });
  });

  describe('by words', () => {
    it('finds each kind by its name, without case and accents', async () => {
      expect(await found('EVENOS', 'site')).toEqual(['evenos']);
      expect(await found('mds evenos', 'site')).toEqual(['evenos']);
      expect(await found('salle attente', 'room')).toEqual(['waiting']);
      expect(await found('dell latitude', 'model')).toContain('latitude');
      expect(await found('smx200', 'model')).toEqual(['galaxy']);
      expect(await found('HELENE', 'person')).toEqual(['dupont']);
      expect(await found('oeuvrard', 'person')).toEqual(['lea']);
    });

    it('forgives typing errors', async () => {
      expect((await found('latitud 5420', 'model'))[0]).toBe('latitude');
      for (const typed of ['vitrole', 'vitroles', 'vitorlles', 'Vittrolles', 'virtolles']) expect(await found(typed, 'site')).withContext(typed).toEqual(['vitrolles']);
      for (const typed of ['galxy', 'glaaxy', 'galaxi', 'gallaxy']) expect(await found(typed, 'model')).withContext(typed).toEqual(['galaxy']);
      for (const typed of ['duopnt', 'dupnt', 'dupomt']) expect(await found(typed, 'person')).withContext(typed).toContain('dupont');
    });

    it('takes another figure for another thing', async () => {
      const models = hitsOf(await search('latitude 5420'), 'model').map(({ name }) => name);
      expect(models).toEqual(['Dell Latitude 5420']);
    });

    it('takes words together for the pieces that they describe together', async () => {
      expect(await found('galaxy vitrolles')).toEqual(['tablet']);
      expect(await found('galxy vitrole')).toEqual(['tablet']);
      expect(await found('latitude dupont')).toEqual(['laptop']);
      expect(await found('tablettes évenos')).toEqual(['other']);
      expect(await found('samsung salle d’attente')).toEqual(['tablet']);
      expect(await found('bureau 12')).toEqual(['laptop']);
      expect(await found('vitrolles r9tw5')).toEqual(['tablet']);
      expect(await found('galaxy dupont')).toEqual([]);
    });

    it('finds the pieces of whoever holds them, and of a place', async () => {
      expect(await found('hélène dupont')).toEqual(['laptop']);
      expect(await found('evenos')).toEqual(['laptop', 'other']);
    });

    it('shows rooms with their site, those in use only; persons with theirs, those who left last', async () => {
      expect(hitsOf(await search('attente'), 'room')).toEqual([jasmine.objectContaining({ name: 'Salle d’attente', detail: 'rez-de-chaussée', site: { id: ids['vitrolles'] ?? '', name: 'Vitrolles' } })]);
      expect(await found('bureau', 'room')).toEqual(['office']);
      const persons = hitsOf(await search('dupont'), 'person');
      expect(persons.map(({ name, leftOn, detail }) => ({ name, leftOn, detail }))).toEqual([
        { name: 'Hélène Dupont', leftOn: null, detail: 'Accueil' }, { name: 'Ancien Dupont', leftOn: '2024-01-01', detail: null },
      ]);
      expect(await found('dupont evenos', 'person')).toEqual(['dupont']);
    });

    it('puts the kind first that is meant: what bears the name, then the pieces of it', async () => {
      expect((await search('vitrolles')).groups.map(({ kind }) => kind)).toEqual(['site', 'equipment']);
      expect((await search('dupont')).groups.map(({ kind }) => kind)).toEqual(['person', 'equipment']);
      expect((await search('MDS13-000214')).groups.map(({ kind }) => kind)).toEqual(['equipment']);
    });

    it('lists whoever is spelt nearly so after whoever is spelt so', async () => {
      const near = await insertPerson(app().pool, { given_name: 'Ada', family_name: 'Garsin' });
      await insertPerson(app().pool, { given_name: 'Ida', family_name: 'Garcin' });
      const persons = hitsOf(await search('garcin'), 'person');
      expect(persons.at(-1)).toEqual(jasmine.objectContaining({ id: near, match: 'fuzzy' }));
      expect(persons[0]?.match).toBe('words');
    });
  });

  it('gives one kind where one is asked for, page after page, each hit once', async () => {
    for (let n = 0; n < 7; n++) await insertPerson(app().pool, { given_name: `Suite${'abcdefg'.charAt(n)}`, family_name: 'Pagineau' });
    const model = await insertModel(app().pool, { maker: 'Pagineau', name: 'Suite' });
    for (let n = 0; n < 7; n++) await insertEquipment(app().pool, { model_id: model }, { siteId: ids['vitrolles'] ?? '' });
    for (const kind of ['person', 'equipment'] as const) {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { groups } = await search('pagineau', `&kind=${kind}&limit=3${cursor && `&cursor=${cursor}`}`);
        expect(groups.map((group) => group.kind)).toEqual([kind]);
        seen.push(...(groups[0]?.hits ?? []).map(({ id }) => id));
        cursor = groups[0]?.next ?? '';
      } while (cursor);
      expect(seen.length).withContext(kind).toBe(7);
      expect(new Set(seen).size).withContext(kind).toBe(7);
    }
  });

  it('refuses the cursor of another search, and one without its kind', async () => {
    const { groups } = await search('mds13', '&kind=equipment&limit=1');
    const cursor = groups[0]?.next ?? '';
    expect(cursor).not.toBe('');
    for (const address of [`q=mds13-0&kind=equipment&cursor=${cursor}`, `q=mds13&kind=person&cursor=${cursor}`, `q=mds13&cursor=${cursor}`, 'q=mds13&kind=equipment&cursor=x']) {
      const answer = await technician.get(`/api/search?${address}`).expect(400);
      expect(answer.body).toEqual(jasmine.objectContaining({ code: 'cursor-invalid' }));
    }
  });

  it('takes two statements beside the session, whatever is found', async () => {
    for (const q of ['galaxy vitrolles', 'MDS13-000214', 'dupont']) {
      expect(await app().countStatements(() => technician.get(`/api/search?q=${encodeURIComponent(q)}`).expect(200))).withContext(q).toBe(3);
    }
  });

  it('takes anything that can be typed', async () => {
    const hostile = [
      '%', '_', '\\', '%%%', '___', '\\\\', "'", '"', "'; DROP TABLE equipment; --", '🐙', '🐙🐙🐙', 'é', 'éàù', '&', 'a&b', '((', '*', '?', '-', '--', '|', '||', '%|', '<b>', 'null',
      'x'.repeat(100), '9'.repeat(100), 'é'.repeat(100), 'ab '.repeat(33), '٣٤', 'ＭＤＳ１３', 'ß', '\t', 'a\nb', 'Ω', '中文', '$1', '{}', '[^a]', '__proto__',
    ];
    for (const typed of hostile) {
      const blank = typed.trim() === '';
      const answer = await technician.get(`/api/search?q=${encodeURIComponent(typed)}`).expect(blank ? 400 : 200);
      if (['%', '_', '%%%', '___', '|', '||', '%|', '*', '?', '-', '🐙'].includes(typed)) expect((answer.body as SearchAnswer).groups).withContext(typed).toEqual([]);
    }
  });

  it('refuses what is no search, and says what to do', async () => {
    const detailOf = async (address: string) => ((await technician.get(`/api/search?${address}`).expect(400)).body as { errors?: { detail: string }[]; detail: string });
    expect((await detailOf('')).errors?.[0]?.detail).toBe('Renseignez « Recherche ».');
    expect((await detailOf('q=%20')).errors?.[0]?.detail).toBe('Renseignez « Recherche ».');
    expect((await detailOf(`q=${'x'.repeat(101)}`)).errors?.[0]?.detail).toBe('« Recherche » : 100 caractères au plus.');
    expect((await detailOf('q=a%00b')).errors?.[0]?.detail).toBe('« Recherche » : un caractère n’est pas lisible. Retapez ce texte.');
    expect((await detailOf('q=a&limit=51')).errors?.[0]?.detail).toBe('« limit » : un nombre entier de 1 à 50.');
    expect((await detailOf('q=a&sort=x')).detail).toBe('Le paramètre « sort » n’existe pas. Retirez-le de l’adresse.');
    await technician.get('/api/search?q=a&q=b').expect(400);
    await technician.get('/api/search?q=a&kind=custody').expect(400);
  });
});
