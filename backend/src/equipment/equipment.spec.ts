import type { EquipmentDetail, EquipmentSummary, Page, ProblemAnswer } from '@calanque/shared';
import { v7 as uuid } from 'uuid';
import type { SignedInBrowser } from '../testing/browser.js';
import { insertEquipment, insertModel, insertRoom, insertSite } from '../testing/rows.js';
import { useTestApp } from '../testing/test-app.js';

describe('Equipment', () => {
  const app = useTestApp();
  let siteId: string;
  let siteName: string;
  let roomId: string;
  let modelId: string;
  let manager: SignedInBrowser;
  let technician: SignedInBrowser;

  beforeAll(async () => {
    siteName = 'Vitrolles';
    siteId = await insertSite(app().pool, { name: siteName });
    roomId = await insertRoom(app().pool, { site_id: siteId, name: 'Espace numérique' });
    modelId = await insertModel(app().pool, { category: 'tablet', maker: 'Samsung', name: 'Galaxy Tab A8', warranty_months: 24 });
    manager = await app().signedInAs('manager', [siteId]);
    technician = await app().signedInAs('technician');
  });

  const draft = (more: object = {}) => ({ id: uuid(), modelId, siteId, ...more });
  const problem = (answer: { body: unknown }) => answer.body as ProblemAnswer;

  describe('when it is logged', () => {
    it('gets the next number of the Département, and its first place and condition', async () => {
      const answer = await manager.post('/api/equipment', draft({ roomId, purchasedOn: '2026-01-31' })).expect(201);
      const made = answer.body as EquipmentDetail;
      expect(made.number).toMatch(/^MDS13-\d{6}$/);
      expect(made).toEqual(jasmine.objectContaining({ state: 'in-stock', condition: 'working', warrantyMonths: 24, warrantyEndsOn: '2028-01-31', room: { id: roomId, name: 'Espace numérique' } }));
      expect(answer.headers['location']).toBe(`/api/equipment/${made.id}`);
      expect(answer.headers['etag']).toBe('"1"');
    });

    it('keeps MAC, IMEI and serial in one spelling, whatever was typed', async () => {
      const made = (await manager.post('/api/equipment', draft({ mac: '02-8E-4E-E5-96-5B', imei: '35 693803 564380 9', serial: '  r9tw 50lkm4 ' })).expect(201)).body as EquipmentDetail;
      expect([made.mac, made.imei, made.serial]).toEqual(['02:8e:4e:e5:96:5b', '356938035643809', 'r9tw 50lkm4']);
    });

    it('says at the field what is wrong with an IMEI, a MAC, a date and a price', async () => {
      const body = draft({ imei: '356938035643808', mac: '02:8e:4e', purchasedOn: '2026-02-30', priceCents: -1 });
      const { errors, detail } = problem(await manager.post('/api/equipment', body).expect(400));
      expect(detail).toBe('4 champs sont à corriger.');
      expect(Object.fromEntries((errors ?? []).map((error) => [error.field, error.detail]))).toEqual({
        imei: 'Cet IMEI n’est pas juste : il compte 15 chiffres, et le dernier vérifie les autres. Relisez-le sur l’appareil (composez *#06#).',
        mac: 'Cette adresse MAC n’est pas complète : elle compte douze chiffres ou lettres de A à F, comme 02:8e:4e:e5:96:5b.',
        purchasedOn: '« Date d’achat » : cette date n’existe pas. Écrivez-la jour, mois, année.',
        priceCents: '« Prix (centimes) » : un nombre entier de 0 à 100000000.',
      });
    });

    it('names the piece that has the serial already, with its site', async () => {
      const first = (await manager.post('/api/equipment', draft({ serial: 'ABC 123' })).expect(201)).body as EquipmentDetail;
      const refusal = problem(await manager.post('/api/equipment', draft({ serial: 'abc123' })).expect(409));
      expect(refusal.detail).toBe(`Ce numéro de série est déjà celui de ${first.number}, à ${siteName}.`);
      expect(refusal.field).toBe('serial');
    });

    it('names nothing that the reader may not see', async () => {
      const elsewhere = await insertSite(app().pool, { name: 'Istres' });
      await insertEquipment(app().pool, { model_id: modelId, serial: 'HIDDEN1' }, { siteId: elsewhere });
      const { detail } = problem(await manager.post('/api/equipment', draft({ serial: 'hidden1' })).expect(409));
      expect(detail).toBe('Ce numéro de série est déjà celui d’un autre matériel de la même marque.');
    });

    it('names whose serial it is, however the maker is spelled and whatever else is changed', async () => {
      const accented = await insertModel(app().pool, { category: 'laptop', maker: 'Éxemplar' });
      const plain = await insertModel(app().pool, { category: 'laptop', maker: 'EXEMPLAR' });
      const first = (await manager.post('/api/equipment', draft({ modelId: accented, serial: 'ACCENT1' })).expect(201)).body as EquipmentDetail;
      const sentence = `Ce numéro de série est déjà celui de ${first.number}, à Vitrolles.`;
      expect(problem(await manager.post('/api/equipment', draft({ modelId: plain, serial: 'accent1' })).expect(409)).detail).toBe(sentence);
      const other = await insertModel(app().pool, { category: 'laptop', maker: 'Autre' });
      const second = (await manager.post('/api/equipment', draft({ modelId: other, serial: 'Accent 1' })).expect(201)).body as EquipmentDetail;
      expect(problem(await manager.patch(`/api/equipment/${second.id}`, { modelId: plain }, 1).expect(409)).detail).toBe(sentence);
    });

    it('refuses fields of another category', async () => {
      const refusal = problem(await manager.post('/api/equipment', draft({ ssid: 'MDS-Public' })).expect(422));
      expect([refusal.detail, refusal.field]).toEqual(['« Nom du réseau (SSID) » ne s’applique pas à cette catégorie. Laissez ce champ vide.', 'ssid']);
    });

    it('refuses a site out of scope, a room of another site, an unknown model, a day to come', async () => {
      const otherSite = await insertSite(app().pool);
      const otherRoom = await insertRoom(app().pool, { site_id: otherSite });
      const sentence = async (browser: SignedInBrowser, more: object) => problem(await browser.post('/api/equipment', draft(more)).expect(422)).detail;
      expect(await sentence(manager, { siteId: otherSite })).toBe('Cette MDS n’existe pas ou ne vous est pas accessible. Choisissez-la dans la liste.');
      expect(await sentence(technician, { roomId: otherRoom })).toBe('Cette pièce n’est pas dans la MDS du matériel.');
      expect(await sentence(manager, { modelId: uuid() })).toBe('Ce modèle n’existe pas. Choisissez-le dans la liste.');
      expect(await sentence(manager, { since: new Date(Date.now() + 3_600_000).toISOString() })).toBe('Cette date est dans le futur. Indiquez maintenant ou une date passée.');
    });

    it('makes one piece of a creation that is sent twice, and refuses another body under its id', async () => {
      const body = draft({ serial: 'TWICE' });
      const first = (await manager.post('/api/equipment', body).expect(201)).body as EquipmentDetail;
      const second = (await manager.post('/api/equipment', body).expect(201)).body as EquipmentDetail;
      expect(second.number).toBe(first.number);
      const refusal = problem(await manager.post('/api/equipment', { ...body, serial: 'OTHER' }).expect(409));
      expect(refusal.code).toBe('id-reused');
    });

    it('gives 50 different numbers to 50 who log at once', async () => {
      const answers = await Promise.all(Array.from({ length: 50 }, () => manager.post('/api/equipment', draft()).expect(201)));
      expect(new Set(answers.map((answer) => (answer.body as EquipmentDetail).number)).size).toBe(50);
    });
  });

  describe('when its card is changed', () => {
    it('changes what is given, keeps the rest, and counts the version up', async () => {
      const made = (await manager.post('/api/equipment', draft({ serial: 'KEEP1', notes: 'Coque rayée' })).expect(201)).body as EquipmentDetail;
      const changed = (await manager.patch(`/api/equipment/${made.id}`, { modelId, notes: null }, made.version).expect(200)).body as EquipmentDetail;
      expect(changed).toEqual(jasmine.objectContaining({ serial: 'KEEP1', notes: null, version: 2 }));
    });

    it('refuses a stale version with what the card is now, and a change without a version', async () => {
      const made = (await manager.post('/api/equipment', draft()).expect(201)).body as EquipmentDetail;
      await manager.patch(`/api/equipment/${made.id}`, { modelId, notes: 'un' }, 1).expect(200);
      const stale = problem(await manager.patch(`/api/equipment/${made.id}`, { modelId, notes: 'deux' }, 1).expect(412));
      expect((stale.current as EquipmentDetail).notes).toBe('un');
      await manager.patch(`/api/equipment/${made.id}`, { modelId, notes: 'trois' }).expect(428);
    });

    it('is annulled with a reason: identifiers are free again, the number is not', async () => {
      const made = (await manager.post('/api/equipment', draft({ serial: 'WRONG1' })).expect(201)).body as EquipmentDetail;
      await manager.post(`/api/equipment/${made.id}/annul`, { reason: 'Saisi deux fois' }, 1).expect(200);
      const again = (await manager.post('/api/equipment', draft({ serial: 'WRONG1' })).expect(201)).body as EquipmentDetail;
      expect(again.number).not.toBe(made.number);
      const refusal = problem(await manager.post(`/api/equipment/${made.id}/condition`, { condition: 'broken' }).expect(422));
      expect(refusal.detail).toBe(`La fiche ${made.number} a été annulée : plus rien ne s’y ajoute.`);
    });
  });

  describe('when its condition or place changes', () => {
    it('goes along the allowed moves, with a reason where one is needed', async () => {
      const made = (await manager.post('/api/equipment', draft()).expect(201)).body as EquipmentDetail;
      const report = (body: object) => manager.post(`/api/equipment/${made.id}/condition`, body);
      expect(problem(await report({ condition: 'lost' }).expect(422)).detail).toBe('Dites en quelques mots ce qui s’est passé.');
      expect(((await report({ condition: 'stolen', reason: 'Effraction' }).expect(200)).body as EquipmentDetail).state).toBe('stolen');
      expect(problem(await report({ condition: 'lost', reason: 'Introuvable' }).expect(422)).detail).toBe('Un matériel « Volé » ne peut pas devenir « Perdu ».');
      expect(((await report({ condition: 'working' }).expect(200)).body as EquipmentDetail).state).toBe('in-stock');
      expect(problem(await report({ condition: 'working' }).expect(422)).detail).toBe('C’est déjà noté : « En état de marche ».');
    });

    it('takes a past date, but none before the fact that it follows', async () => {
      const made = (await manager.post('/api/equipment', draft({ since: '2026-03-01T09:00:00Z' })).expect(201)).body as EquipmentDetail;
      const moved = (await manager.post(`/api/equipment/${made.id}/place`, { roomId, at: '2026-04-01T09:00:00Z' }).expect(200)).body as EquipmentDetail;
      expect(moved.placeSince).toBe('2026-04-01T09:00:00.000Z');
      const refusal = problem(await manager.post(`/api/equipment/${made.id}/place`, { roomId: null, at: '2026-03-15T09:00:00Z' }).expect(422));
      expect([refusal.detail, refusal.field]).toEqual(['Cette date est trop ancienne : au plus tôt le 1er avril 2026 à 11:01, après le fait précédent.', 'at']);
    });
  });

  describe('in a list', () => {
    const list = async (query: string) => (await technician.get(`/api/equipment?${query}`).expect(200)).body as Page<EquipmentSummary>;

    it('is found by any part of number, serial, MAC and IMEI, whatever the separators', async () => {
      const made = (await manager.post('/api/equipment', draft({ serial: 'SN-77X/9', mac: '0a:bb:cc:dd:ee:01', imei: '490154203237518' })).expect(201)).body as EquipmentDetail;
      for (const typed of [made.number, made.number.slice(-6), 'sn 77x9', '0A-BB-CC-DD', 'bbccdd', '49 015420', 'galaxy samsung']) {
        const page = await list(`q=${encodeURIComponent(typed)}&limit=200`);
        expect(page.items.map((item) => item.id)).withContext(typed).toContain(made.id);
      }
      expect((await list('q=%25')).items).toEqual([]);
    });

    it('goes on from page to page without a gap or a repetition, in every order', async () => {
      for (const sort of ['number', '-number', 'createdAt', '-purchasedOn', 'warrantyEndsOn']) {
        const seen: string[] = [];
        let cursor: string | null = '';
        while (cursor !== null) {
          const page: Page<EquipmentSummary> = await list(`sort=${sort}&limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`);
          seen.push(...page.items.map((item) => item.id));
          cursor = page.next;
        }
        const { total } = await list('count=true&limit=1');
        expect(new Set(seen).size).withContext(sort).toBe(seen.length);
        expect(seen.length).withContext(sort).toBe(total as number);
      }
    });

    it('refuses a cursor of another list and a parameter that does not exist', async () => {
      const { next } = await list('limit=1');
      const cursor = problem(await technician.get(`/api/equipment?limit=1&sort=-number&cursor=${next}`).expect(400));
      expect(cursor.detail).toBe('Cette suite de liste ne correspond plus au filtre. Rechargez la liste.');
      const unknown = problem(await technician.get('/api/equipment?colour=red').expect(400));
      expect(unknown.detail).toBe('Le paramètre « colour » n’existe pas. Retirez-le de l’adresse.');
    });

    it('costs the same number of statements whatever the page', async () => {
      const small = await app().countStatements(() => list('limit=1&count=true'));
      const large = await app().countStatements(() => list('limit=50&count=true'));
      // The session, the ids with their count, the columns.
      expect([small, large]).toEqual([3, 3]);
      // And the models whose words were typed.
      expect(await app().countStatements(() => list('q=latitude&count=true'))).toBe(4);
    });
  });
});
