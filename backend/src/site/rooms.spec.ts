import type { ProblemAnswer, RoomAnswer, RoomDraft, RoomList } from '@calanque/shared';
import { v7 as uuidv7 } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertRoom, insertSite, next } from '../testing/rows.js';
import { untilBlocked } from '../testing/scratch-database.js';
import { useTestApp } from '../testing/test-app.js';

describe('The rooms of a site', () => {
  const app = useTestApp();
  let site: string;
  let elsewhere: string;
  let manager: SignedInBrowser;

  beforeAll(async () => {
    site = await insertSite(app().pool);
    elsewhere = await insertSite(app().pool);
    manager = await app().signedInAs('manager', [site]);
  });

  const draft = (changes: Partial<RoomDraft> = {}): RoomDraft => ({ id: uuidv7(), name: `Bureau ${next()}`, closed: false, ...changes });
  const add = async (changes: Partial<RoomDraft> = {}) =>
    ((await manager.post(`/api/sites/${site}/rooms`, draft(changes)).expect(201)) as { body: RoomAnswer }).body;
  const refusalOf = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  it('are listed by name with what is there, the closed ones too', async () => {
    const own = await insertSite(app().pool);
    const hall = await insertRoom(app().pool, { site_id: own, name: 'Hall', floor: 'RDC' });
    await insertRoom(app().pool, { site_id: own, name: 'Écritoire', closed_at: new Date() });
    await insertEquipment(app().pool, {}, { siteId: own, roomId: hall });
    const twice = await insertEquipment(app().pool, {}, { siteId: own, roomId: hall });
    await app().pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [twice.id]);
    const technician = await app().signedInAs('technician');
    const { items } = (await technician.get(`/api/sites/${own}/rooms`).expect(200)).body as RoomList;
    expect(items.map((room) => [room.name, room.floor, room.closed, room.equipmentCount]))
      .toEqual([['Écritoire', null, true, 0], ['Hall', 'RDC', false, 1]]);
    const administrator = await app().signedInAs('administrator');
    const seen = (await administrator.get(`/api/sites/${own}/rooms`).expect(200)).body as RoomList;
    expect(seen.items.map((room) => room.equipmentCount)).toEqual([null, null]);
    await manager.get(`/api/sites/${own}/rooms`).expect(404);
  });

  it('are added, once only when sent again', async () => {
    const body = draft({ floor: '1er' });
    const first = await manager.post(`/api/sites/${site}/rooms`, body).expect(201);
    expect(first.body).toEqual(jasmine.objectContaining({ id: body.id, version: 1, siteId: site, floor: '1er', closed: false, equipmentCount: 0 }));
    expect((await manager.post(`/api/sites/${site}/rooms`, body).expect(201)).body).toEqual(first.body);
    await manager.post(`/api/sites/${site}/rooms`, { ...body, floor: '2e' }).expect(409);
  });

  it('have names of their own in the site', async () => {
    const hall = await add({ name: `Accueil ${next()}` });
    const twin = await manager.post(`/api/sites/${site}/rooms`, draft({ name: hall.name.toUpperCase() })).expect(409);
    expect(refusalOf(twin)).toEqual(jasmine.objectContaining({ detail: `Cette MDS a déjà une pièce « ${hall.name.toUpperCase()} ».`, field: 'name' }));
    const technician = await app().signedInAs('technician');
    await technician.post(`/api/sites/${elsewhere}/rooms`, draft({ name: hall.name })).expect(201);
    const other = await add();
    await manager.patch(`/api/rooms/${other.id}`, { name: hall.name, closed: false }, 1).expect(409);
  });

  it('are renamed, closed and opened again', async () => {
    const room = await add();
    const closed = await manager.patch(`/api/rooms/${room.id}`, { name: 'Réserve', floor: 'Sous-sol', closed: true }, 1).expect(200);
    expect(closed.body).toEqual(jasmine.objectContaining({ version: 2, name: 'Réserve', floor: 'Sous-sol', closed: true }));
    const opened = await manager.patch(`/api/rooms/${room.id}`, { name: 'Réserve', closed: false }, 2).expect(200);
    expect(opened.body).toEqual(jasmine.objectContaining({ version: 3, floor: null, closed: false }));
    const stale = await manager.patch(`/api/rooms/${room.id}`, { name: 'Cave', closed: false }, 2).expect(412);
    expect(refusalOf(stale).current).toEqual(opened.body);
  });

  it('are not closed while a piece has its place there', async () => {
    const room = await add();
    await insertEquipment(app().pool, {}, { siteId: site, roomId: room.id });
    const answer = await manager.patch(`/api/rooms/${room.id}`, { name: room.name, closed: true }, 1).expect(422);
    expect(refusalOf(answer)).toEqual(jasmine.objectContaining({
      detail: 'Du matériel a sa place dans cette pièce. Changez-le de pièce avant de la fermer.', field: 'closed',
    }));
  });

  it('are closed around what is annulled or written off', async () => {
    const room = await add();
    const twice = await insertEquipment(app().pool, {}, { siteId: site, roomId: room.id });
    await app().pool.query(`UPDATE equipment SET annulled_at = now(), annulled_reason = 'doublon' WHERE id = $1`, [twice.id]);
    await insertEquipment(app().pool, {}, { siteId: site, roomId: room.id, condition: 'written-off', reason: 'obsolète' });
    await manager.patch(`/api/rooms/${room.id}`, { name: room.name, closed: true }, 1).expect(200);
  });

  it('are not closed while a piece is being put there', async () => {
    const room = await add();
    const mover = await app().pool.connect();
    await mover.query('BEGIN');
    await insertEquipment(mover, {}, { siteId: site, roomId: room.id });
    const closing = manager.patch(`/api/rooms/${room.id}`, { name: room.name, closed: true }, 1).then((answer) => answer.status);
    await untilBlocked(app().pool);
    await mover.query('COMMIT');
    mover.release();
    expect(await closing).toBe(422);
  });

  it('are changed by their own manager, not by a reader or another', async () => {
    const room = await add();
    const foreign = await app().signedInAs('manager', [elsewhere]);
    await foreign.patch(`/api/rooms/${room.id}`, { name: 'À moi', closed: false }, 1).expect(404);
    await foreign.post(`/api/sites/${site}/rooms`, draft()).expect(404);
    for (const role of ['mediator', 'direction'] as const) {
      const reader = await app().signedInAs(role, [site]);
      await reader.get(`/api/sites/${site}/rooms`).expect(200);
      await reader.post(`/api/sites/${site}/rooms`, draft()).expect(403);
      await reader.patch(`/api/rooms/${room.id}`, { name: 'À moi', closed: false }, 1).expect(403);
    }
  });
});
