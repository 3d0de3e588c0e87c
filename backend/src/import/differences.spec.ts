import type { EquipmentDetail, ImportDetail } from '@calanque/shared';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { Jobs } from '../job/index.js';
import type { SignedInBrowser } from '../testing/browser.js';
import { ImportDriver } from '../testing/import-driver.js';
import { insertModel, insertPerson, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';
import { IMPORT_JOB } from './run-import.js';

const HEAD = 'N° inventaire;Catégorie;Marque;Modèle;N° de série;MDS;Pièce;État;Prix TTC;Observations';

describe('A row about a piece that is known', () => {
  const app = useTestApp();
  let technician: SignedInBrowser;
  let driver: ImportDriver;
  let siteId: string;
  let roomId: string;
  let modelId: string;

  beforeAll(async () => {
    siteId = await insertSite(app().pool, { name: 'Istres' });
    await insertSite(app().pool, { name: 'Arles' });
    roomId = await insertRoom(app().pool, { site_id: siteId, name: 'Accueil' });
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Apple', name: 'iPad 9' });
    technician = await app().signedInAs('technician');
    driver = new ImportDriver(technician);
  });

  async function log(serial: string): Promise<EquipmentDetail> {
    const body = { id: uuid(), modelId, siteId, roomId, serial, priceCents: 38_900, notes: 'Coque bleue' };
    return (await technician.post('/api/equipment', body).expect(201)).body as EquipmentDetail;
  }
  const read = async (id: string) => (await technician.get(`/api/equipment/${id}`).expect(200)).body as EquipmentDetail;
  const file = (...lines: string[]) => [HEAD, ...lines].join('\n');
  const differencesOf = async ({ id }: ImportDetail) => (await driver.rows(id, 'different')).flatMap(({ row, differences }) =>
    differences.map(({ field, before, after, obstacle }) => [row, field, before, after, obstacle] as const));

  it('is found by its number, however many zeros it has, and is there already when it says the same', async () => {
    const piece = await log('SAME-1');
    const number = piece.number.replace(/-0+/, '-').toLowerCase();
    const tried = await driver.tried(file(`${number};Tablette;APPLE;ipad 9;same-1;MDS d’Istres;accueil;En stock;389,00;Coque bleue`));
    expect(tried.counts.alreadyPresent).withContext(JSON.stringify(await differencesOf(tried))).toBe(1);
    expect((await driver.rows(tried.id))[0]?.targetNumber).toBe(piece.number);
  });

  it('is found by maker and serial where it has no number, and empties nothing that it does not say', async () => {
    await log('SAME-2');
    const tried = await driver.tried(file(';Tablette;Apple;iPad 9;SAME-2;Istres;;;;'));
    expect(tried.counts.alreadyPresent).toBe(1);
  });

  it('shows what it says differently, and changes nothing unless it is ticked', async () => {
    const [kept, changed] = [await log('DIFF-1'), await log('DIFF-2')];
    const tried = await driver.tried(file(
      `${kept.number};Tablette;Apple;iPad 9;DIFF-1;Istres;Bureau 3;HS;400,00;Coque rouge`,
      `${changed.number};Tablette;Apple;iPad 9;DIFF-2;Istres;Bureau 3;En service;400,00;Coque rouge`,
    ));
    expect(tried.counts.different).toBe(2);
    expect(await differencesOf(tried)).toEqual([
      [1, 'price', '389,00 €', '400,00 €', null], [1, 'notes', 'Coque bleue', 'Coque rouge', null], [1, 'room', 'Accueil', 'Bureau 3', null], [1, 'state', 'En stock', 'En panne', null],
      [2, 'price', '389,00 €', '400,00 €', null], [2, 'notes', 'Coque bleue', 'Coque rouge', null], [2, 'room', 'Accueil', 'Bureau 3', null], [2, 'state', 'En stock', 'En service', null],
    ]);
    const done = await driver.confirm(tried.id, { rows: [2] });
    expect([done.state, done.chosen, done.progress]).toEqual(['done', 1, { done: 1, total: 1 }]);
    expect(await read(kept.id)).toEqual(jasmine.objectContaining({ priceCents: 38_900, notes: 'Coque bleue', state: 'in-stock', version: kept.version }));
    const after = await read(changed.id);
    expect(after).toEqual(jasmine.objectContaining({ priceCents: 40_000, notes: 'Coque rouge', state: 'in-service', serial: 'DIFF-2' }));
    expect([after.room?.name, after.custody?.kind] as unknown).toEqual(['Bureau 3', 'installed']);
    expect((await driver.tried(file(`${changed.number};Tablette;Apple;iPad 9;DIFF-2;Istres;Bureau 3;En service;400,00;Coque rouge`))).counts.alreadyPresent).toBe(1);
  });

  it('brings a piece into every state that a file can say', async () => {
    const piece = await log('STATE-1');
    for (const [word, state] of [
      ['En service', 'in-service'], ['SAV', 'in-repair'], ['En stock', 'in-stock'], ['HS', 'broken'], ['En réparation', 'in-repair'], ['cassé', 'broken'], ['Perdu', 'lost'], ['En stock', 'in-stock'],
      ['OK', 'in-service'], ['Volé', 'stolen'], ['SAV', 'in-repair'], ['OK', 'in-service'],
    ] as const) {
      const done = await driver.taken(file(`${piece.number};Tablette;Apple;iPad 9;STATE-1;Istres;;${word};;`), { allDifferences: true });
      expect((await driver.rows(done.id, 'rejected')).map(({ sentence }) => sentence)).withContext(word).toEqual([]);
      expect((await read(piece.id)).state).withContext(word).toBe(state);
    }
  });

  it('says what an import cannot do: another MDS, what somebody holds, a loan', async () => {
    const piece = await log('HELD-1');
    const personId = await insertPerson(app().pool, { site_id: siteId });
    await technician.post('/api/custodies', { id: uuid(), equipmentId: piece.id, kind: 'assignment', personId }).expect(201);
    const tried = await driver.tried(file(`${piece.number};Tablette;Apple;iPad 9;HELD-1;Arles;;En stock;;`, ';Tablette;Apple;iPad 9;NEW-LOAN;Arles;;Prêté;;', ';Tablette;Apple;iPad 9;NEW-OLD;Arles;;Réformé;;'));
    expect((await differencesOf(tried)).map(([, field, , , obstacle]) => [field, obstacle])).toEqual([
      ['site', 'Un import ne fait pas changer un matériel de MDS : préparez un transfert (menu « Transferts »). Calanque garde celle qu’il connaît.'], ['state', 'Quelqu’un détient ce matériel : enregistrez d’abord son retour.'],
    ]);
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, column, sentence }) => [row, column, sentence])).toEqual([
      [2, 'État', '« Prêté » ne s’importe pas : un prêt a un emprunteur et une date de retour. Importez-le « En stock », puis enregistrez le prêt.'],
      [3, 'État', '« Réformé » ne s’importe pas : une réforme a une décision et une preuve d’effacement. Enregistrez-la dans Calanque.'],
    ]);
    const done = await driver.confirm(tried.id, { allDifferences: true });
    expect([done.chosen, done.progress.total]).toEqual([0, 0]);
    expect((await read(piece.id)).custody?.person?.id).toBe(personId);
  });

  it('is refused where the card has changed since the differences were shown', async () => {
    const piece = await log('STALE-1');
    const tried = await driver.tried(file(`${piece.number};Tablette;Apple;iPad 9;STALE-1;Istres;;;500,00;`));
    await technician.patch(`/api/equipment/${piece.id}`, { modelId, notes: 'changé entre-temps' }, piece.version).expect(200);
    const done = await driver.confirm(tried.id, { rows: [1] });
    expect((await driver.rows(done.id, 'rejected')).map(({ problem }) => problem)).toEqual(['stale']);
    expect((await read(piece.id)).priceCents).toBe(38_900);
  });

  it('is refused where its identifiers belong to another piece, which is named', async () => {
    const [one, other] = [await log('OWN-1'), await log('OWN-2')];
    const tried = await driver.tried(file(`${one.number};Tablette;Apple;iPad 9;OWN-2;Istres;;;;`, 'NEW-77;Tablette;Apple;iPad 9;OWN-1;Istres;;;;'));
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, column, problem, sentence }) => [row, column, problem, sentence])).toEqual([
      [1, 'N° de série', 'serial-taken', `Ce numéro de série est déjà celui de ${other.number}, à Istres. Vérifiez-le, ou corrigez la fiche.`],
    ]);
    expect((await differencesOf(tried)).map(([row, field, before, after, obstacle]) => [row, field, before, after, obstacle])).toEqual([
      [2, 'number', one.number, 'NEW-77', 'Un numéro d’inventaire ne change jamais : corrigez-le dans le fichier.'],
    ]);
  });

  it('whose number stands on another thing changes nothing of that thing', async () => {
    const piece = await log('KEYBOARD');
    const tried = await driver.tried(file(`${piece.number};Borne wifi;Aruba;AP-505;OTHER-1;Istres;;OK;415,00;`, ));
    const differences = await differencesOf(tried);
    expect(differences.map(([, field]) => field)).toEqual(['category', 'model', 'serial', 'price', 'state']);
    for (const [, , , , obstacle] of differences) expect(obstacle).toBe(`${piece.number} est un autre matériel (Apple iPad 9) : vérifiez le numéro de cette ligne.`);
    expect((await driver.confirm(tried.id, { allDifferences: true })).chosen).toBe(0);
    expect((await read(piece.id)).serial).toBe('KEYBOARD');
  });

  it('is refused where somebody was given the piece since the differences were shown', async () => {
    const piece = await log('HANDED-1');
    await driver.taken(file(`${piece.number};Tablette;Apple;iPad 9;HANDED-1;Istres;;OK;;`), { allDifferences: true });
    const tried = await driver.tried(file(`${piece.number};Tablette;Apple;iPad 9;HANDED-1;Istres;;En stock;;`));
    const { custody } = await read(piece.id);
    await technician.post(`/api/custodies/${custody?.id ?? ''}/close`, {}, custody?.version).expect(200);
    const personId = await insertPerson(app().pool, { site_id: siteId });
    await technician.post('/api/custodies', { id: uuid(), equipmentId: piece.id, kind: 'assignment', personId }).expect(201);
    const done = await driver.confirm(tried.id, { allDifferences: true });
    expect((await driver.rows(done.id, 'rejected')).map(({ problem }) => problem)).toEqual(['stale']);
    expect((await read(piece.id)).custody?.person?.id).toBe(personId);
  });

  it('is changed by one row of the file only', async () => {
    const piece = await log('TWO-ROWS');
    const tried = await driver.tried(file(`${piece.number};Tablette;Apple;iPad 9;;Istres;;OK;;`, ';Tablette;Apple;iPad 9;TWO-ROWS;Istres;;HS;;'));
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, sentence }) => [row, sentence])).toEqual([[2, `Cette ligne parle de ${piece.number}, comme la ligne 1. Gardez-en une seule.`]]);
  });

  it('shows the model and the room that would be made of it', async () => {
    const piece = await log('NEWMODEL-1');
    const tried = await driver.tried(file(`${piece.number};Tablette;Apple;iPad 11;NEWMODEL-1;Istres;Bureau neuf;;;`, `${(await log('NEWMODEL-2')).number};;Apple;iPad 12;NEWMODEL-2;Istres;;;;`));
    expect(tried.additions.map(({ kind, name }) => [kind, name])).toEqual([['model', 'Apple iPad 11'], ['room', 'Bureau neuf']]);
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, column, sentence }) => [row, column, sentence])).toEqual([[2, 'Catégorie', 'Renseignez « Catégorie ».']]);
  });

  it('has what says nothing read as nothing', async () => {
    const tried = await driver.tried(file('-;Tablette;Apple;iPad 9;N/A;Istres;-;-;0;', '?;Tablette;Apple;iPad 9;inconnu;Istres;néant;OK;;'));
    expect((await driver.rows(tried.id)).map(({ outcome, values }) => [outcome, values['number'], values['serial'], values['room'], values['state'], values['priceCents']])).toEqual([
      ['accepted', null, null, null, 'in-stock', 0], ['accepted', null, null, null, 'in-service', null],
    ] as never);
  });

  it('has numbers that the spreadsheet has rounded refused, and those that would use up the others', async () => {
    const tried = await driver.tried(file('1,23E+12;Tablette;Apple;iPad 9;;Istres;;;;', ';Tablette;Apple;iPad 9;3,56764E+14;Istres;;;;', 'MDS13-999999999;Tablette;Apple;iPad 9;;Istres;;;;'));
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, column, problem }) => [row, column, problem])).toEqual([[1, 'N° inventaire', 'rounded'], [2, 'N° de série', 'rounded'], [3, 'N° inventaire', 'number-too-high']]);
  });

  it('refused for a separator too many stays refused until it is mended', async () => {
    const done = await driver.taken(file('WIDE-1;Tablette;Apple;iPad 9;WIDE-1;Istres;Accueil;OK;;12,00;vu'));
    expect(done.counts.rejected).toBe(1);
    const again = await driver.taken(await driver.refused(done.id));
    expect((await driver.rows(again.id, 'rejected')).map(({ problem }) => problem)).toEqual(['cells-too-many']);
  });

  it('means the same with other spaces', async () => {
    await log('SPACES-1');
    const tried = await driver.tried(file(';Tablette;Apple;iPad\u00a0 9;SPA\u200bCES-1;Istres;Accueil;;;'));
    expect([tried.counts.alreadyPresent, tried.additions]).toEqual([1, []]);
  });

  it('has a number that was burnt with its entry', async () => {
    const piece = await log('BURNT-1');
    await technician.post(`/api/equipment/${piece.id}/annul`, { reason: 'Saisi deux fois' }, piece.version).expect(200);
    const tried = await driver.tried(file(`${piece.number};Tablette;Apple;iPad 9;BURNT-1;Istres;;;;`));
    expect((await driver.rows(tried.id, 'rejected')).map(({ column, sentence }) => [column, sentence])).toEqual([
      ['N° inventaire', `Le numéro ${piece.number} est celui d’une fiche annulée : il ne sert plus. Videz la cellule pour en recevoir un autre.`],
    ]);
  });

  it('without any identifier is known again in the same list, however its file is written, and is another one in another', async () => {
    const content = file(';Accessoire;Logitech;Souris;;Istres;Accueil;En stock;12,00;', ';Accessoire;Logitech;Souris;;Istres;Accueil;En stock;12,00;');
    expect((await driver.taken(content)).counts.accepted).toBe(2);
    expect((await driver.taken(content)).counts).toEqual(jasmine.objectContaining({ accepted: 0, alreadyPresent: 2 }));
    expect((await driver.taken(`\uFEFF${content.replaceAll('\n', '\r\n').replaceAll(';', '\t')}`)).counts.alreadyPresent).toBe(2);
    expect((await driver.tried(`${content}\n`.replace('12,00', '13,00'))).counts.accepted).toBe(2);
  });
});

describe('A manager who imports', () => {
  const app = useTestApp();

  it('reaches the sites of the account only, and is not told whose a number is elsewhere', async () => {
    const [istres, arles] = [await insertSite(app().pool, { name: 'Istres' }), await insertSite(app().pool, { name: 'Arles' })];
    const modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Apple', name: 'iPad d’ailleurs' });
    const technician = await app().signedInAs('technician');
    const elsewhere = (await technician.post('/api/equipment', { id: uuid(), modelId, siteId: arles, serial: 'ELSE-1' }).expect(201)).body as EquipmentDetail;
    const manager = await app().signedInAs('manager', [istres]);
    const driver = new ImportDriver(manager);
    const tried = await driver.tried([HEAD, `;Tablette;Apple;iPad 9;N1;Arles;;;;`, `${elsewhere.number};Tablette;Apple;iPad 9;N2;Istres;;;;`, ';Tablette;Apple;iPad d’ailleurs;ELSE-1;Istres;;;;', ';Tablette;Apple;iPad 9;N3;Istres;;;;'].join('\n'));
    expect((await driver.rows(tried.id, 'rejected')).map(({ row, sentence }) => [row, sentence])).toEqual([
      [1, '« Arles » n’est pas une MDS connue, ou elle ne vous est pas accessible. La plus proche : Istres.'],
      [2, `Le numéro ${elsewhere.number} a déjà été donné. Videz la cellule pour en recevoir un autre.`],
      [3, 'Ce numéro de série est déjà celui d’un autre matériel. Vérifiez-le, ou corrigez la fiche.'],
    ]);
    expect(tried.counts.accepted).toBe(1);
    expect((await driver.tried('Catégorie;Marque;Modèle;Série\nTablette;Apple;iPad 9;N4\n')).counts.accepted).withContext('its only site goes without saying').toBe(1);
    await manager.postFile('/api/imports', { kind: 'sites' }, { name: 'a.csv', content: 'Nom;Commune\nX;Y\n' }).expect(403);
  });

  it('who loses a site meanwhile has its rows refused', async () => {
    const istres = await insertSite(app().pool, { name: 'Istres fermée' });
    const manager = await app().signedInAs('manager', [istres]);
    const driver = new ImportDriver(manager);
    const tried = await driver.tried(`${HEAD}\n;Tablette;Apple;iPad 9;CLOSED-1;Istres fermée;;;;\n`);
    await app().pool.query('DELETE FROM account_site WHERE account_id = $1', [manager.accountId]);
    const stopped = await driver.confirm(tried.id);
    expect((await driver.rows(stopped.id, 'rejected')).map(({ sentence }) => sentence)).toEqual(['Cette MDS a fermé ou ne vous est plus accessible.']);

  });

  it('whose role changes while it runs is stopped with a sentence, and goes on once it may again', async () => {
    const istres = await insertSite(app().pool, { name: 'Istres en cours' });
    const manager = await app().signedInAs('manager', [istres]);
    const driver = new ImportDriver(manager);
    const { id } = await driver.tried(`${HEAD}\n;Tablette;Apple;iPad 9;ROLE-1;Istres en cours;;;;\n`);
    await app().pool.query(`UPDATE account SET role = 'mediator', ends_on = '2199-12-31' WHERE id = $1`, [manager.accountId]);
    await manager.post(`/api/imports/${id}/confirm`, {}).expect(403);
    await app().pool.query(`UPDATE import SET state = 'importing', total_count = 1, confirmed_at = now() WHERE id = $1`, [id]);
    await app().database.write({ accountId: null, requestId: 'spec' }, (tx) => app().get(Jobs).send(tx, IMPORT_JOB, { id }));
    const stateOf = async () => (await app().pool.query<{ state: string; failure: string | null }>('SELECT state, failure FROM import WHERE id = $1', [id])).rows[0];
    while ((await stateOf())?.state === 'importing') await wait(20);
    expect(await stateOf()).toEqual({ state: 'failed', failure: 'Votre compte ne permet plus cet import. Demandez à un administrateur, puis reprenez.' });
    await app().pool.query(`UPDATE account SET role = 'manager' WHERE id = $1`, [manager.accountId]);
    expect(await driver.confirm(id)).toEqual(jasmine.objectContaining({ state: 'done', failure: null }));
    expect((await driver.rows(id))[0]?.written).toBeTrue();
  });
});
