import type { ImportKind } from '@calanque/shared';
import type { SignedInBrowser } from '../testing/browser.js';
import { ImportDriver } from '../testing/import-driver.js';
import { insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('A list of agents, sites or rooms', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  let istres: string;

  beforeAll(async () => {
    technician = await app().signedInAs('technician');
    istres = await insertSite(app().pool, { name: 'Istres', city: 'Istres' });
    await insertSite(app().pool, { name: 'Arles', city: 'Arles' });
  });

  const importing = (kind: ImportKind) => new ImportDriver(technician, kind);
  const refusals = async (driver: ImportDriver, id: string) => (await driver.rows(id, 'rejected')).map(({ row, column, sentence }) => [row, column, sentence] as unknown);

  it('makes agents, finds them again, and takes what is ticked', async () => {
    await insertPerson(app().pool, { site_id: istres, family_name: 'Martins', given_name: 'Zoé', service: 'PMI', email: null });
    const driver = importing('agents');
    const file = [
      'Nom,Prénom,Service,Courriel,Site,Date de départ', 'Martin,Zoé,Accueil,zoe.martin@essai.test,MDS d’Istres,', 'MARTINS,Zoe,Insertion,,Istres,', 'Sans,,Accueil,,Istres,', 'Faux,Luc,,pas une adresse,Istres,',
      'Loin,Luc,,,Toulon,', 'Martin,Zoé,,zoe.martin@essai.test,Arles,', 'Parti,Luc,,luc@essai.test,Arles,31/02/2024', 'Partie,Léa,,lea@essai.test,Arles,28/02/2024', 'TOTAL,8,,,,',
    ].join('\n');
    const tried = await driver.tried(file);
    expect(tried.counts).toEqual({ accepted: 2, rejected: 5, ignored: 1, alreadyPresent: 0, different: 1 });
    expect(await refusals(driver, tried.id)).toEqual([
      [3, 'Prénom', 'Renseignez « Prénom ».'],
      [4, 'Courriel', '« Adresse e-mail » : écrivez une adresse complète, par exemple prenom.nom@departement13.fr.'],
      [5, 'Site', jasmine.stringMatching(/^« Toulon » n’est pas une MDS connue/)],
      [6, 'Nom', 'Cette personne est déjà sur la ligne 1.'],
      [7, 'Date de départ', 'Cette date n’existe pas ou ne se lit pas. Écrivez-la jour, mois, année, par exemple 31/12/2020.'],
    ]);
    const done = await driver.confirm(tried.id, { allDifferences: true });
    expect([done.state, done.counts.accepted, done.chosen]).toEqual(['done', 2, 1]);
    const { rows } = await app().pool.query<{ name: string }>(`SELECT given_name || ' ' || family_name || ' ' || coalesce(service, '-') || ' ' || coalesce(left_on::text, '-') AS name
      FROM person WHERE family_name IN ('Martin', 'Martins', 'Partie') ORDER BY 1`);
    expect(rows.map(({ name }) => name)).toEqual(['Léa Partie - 2024-02-28', 'Zoé Martin Accueil -', 'Zoé Martins Insertion -']);
    const again = await driver.taken(file);
    expect(again.counts).toEqual(jasmine.objectContaining({ accepted: 0, alreadyPresent: 3, different: 0 }));
    const { rows: [kept] } = await app().pool.query<{ names: number }>(`SELECT count(*)::integer AS names FROM import_row r JOIN import i ON i.id = r.import_id
      WHERE i.kind = 'agents' AND r.written_at IS NOT NULL AND (r.cells <> '[]' OR r.content IS NOT NULL)`);
    expect(kept?.names).withContext('names stand in one place').toBe(0);
  });

  it('makes sites, finds them again by their names, and takes what is ticked', async () => {
    const driver = importing('sites');
    const file = 'MDS;Ville;CP;Statut;Raccordement\nMDS d’Istres;Istres;13800;Fermée pour travaux;fibre optique\nVitrolles;Vitrolles;13127;;ADSL\nGardanne;Gardanne;1312;ouverte;pigeon\n';
    const tried = await driver.tried(file);
    expect(tried.counts).toEqual({ accepted: 1, rejected: 1, ignored: 0, alreadyPresent: 0, different: 1 });
    expect((await driver.rows(tried.id, 'rejected'))[0]?.faults.map(({ column, sentence }) => [column, sentence])).toEqual([
      ['CP', '« Code postal » : cinq chiffres.'], ['Raccordement', jasmine.stringMatching(/^« pigeon » n’est pas une valeur connue\./)],
    ] as never);
    expect((await driver.rows(tried.id, 'different'))[0]?.differences.map(({ field, before, after }) => [field, before, after])).toEqual([
      ['status', 'Ouverte', 'Fermée pour travaux'], ['postalCode', '', '13800'], ['networkKind', '', 'Fibre'],
    ]);
    await driver.confirm(tried.id, { rows: [1] });
    expect((await driver.taken(file.replace('1312;', '13120;').replace('pigeon', '5G'))).counts).toEqual({ accepted: 1, rejected: 0, ignored: 0, alreadyPresent: 2, different: 0 });
  });

  it('makes rooms, each once in its site', async () => {
    await insertRoom(app().pool, { site_id: istres, name: 'Salle d’attente', floor: null });
    const driver = importing('rooms');
    const file = "MDS;Salle;Étage\nIstres;Bureau 1;1er\nIstres;bureau 1;2e\nArles;Bureau 1;\nIstres;Salle d'attente;Rez-de-chaussée\n";
    const tried = await driver.tried(file);
    expect(tried.counts).toEqual({ accepted: 2, rejected: 1, ignored: 0, alreadyPresent: 0, different: 1 });
    expect(await refusals(driver, tried.id)).toEqual([[2, 'MDS', 'Cette pièce est déjà sur la ligne 1.']]);
    await driver.confirm(tried.id, { allDifferences: true });
    expect((await driver.taken(file)).counts).toEqual({ accepted: 0, rejected: 1, ignored: 0, alreadyPresent: 3, different: 0 });
  });
});
